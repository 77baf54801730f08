import { useQuery } from '@tanstack/react-query';
import { runQuery } from '../api/runs';
import { Dialog } from '../ui/dialog';
import { Sentence } from '../ui/sentence';
import { Skeleton } from '../ui/skeleton';
import { Stack } from '../ui/stack';
import { Text } from '../ui/text';
import type { ActionDialogProps } from './action-dialog';
import { FillForm } from './fill-form';

// The same form away from the run's page.
export function FillDialog({ subject, onClose }: ActionDialogProps) {
  const run = useQuery(runQuery(subject.run));
  const held = run.data?.steps.find((step) => step.step === subject.step)?.held;
  return (
    <Dialog title={subject.name} opened onClose={onClose}>
      {run.isPending ? <Skeleton look="text" lines={4} /> : null}
      {held ? (
        <Stack>
          <Text>
            <Sentence text={held.message} /> <Sentence text={held.remedy} />
          </Text>
          <FillForm run={subject.run} held={held} onDone={onClose} />
        </Stack>
      ) : null}
      {run.data && !held ? <Text>Nothing is missing any more. The step has gone on.</Text> : null}
    </Dialog>
  );
}
