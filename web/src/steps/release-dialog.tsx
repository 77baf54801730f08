import { useQuery } from '@tanstack/react-query';
import { problemWords } from '../api/problem';
import { previewQuery, useStepCommand } from '../api/runs';
import { Button } from '../ui/button';
import { Dialog, DialogActions } from '../ui/dialog';
import { FaultSummary } from '../ui/fault-summary';
import { HtmlFrame } from '../ui/html-frame';
import { IconSend } from '../ui/icons';
import { KeyValueList } from '../ui/key-value-list';
import { Notice } from '../ui/notice';
import { Skeleton } from '../ui/skeleton';
import { Stack } from '../ui/stack';
import { toast } from '../ui/toast';
import type { ActionDialogProps } from './action-dialog';

// Shows the finished message or document exactly as the client will get it, and lets it go.
export function ReleaseDialog({ subject, action, onClose }: ActionDialogProps) {
  const step = subject.step ?? '';
  const preview = useQuery(previewQuery(subject.run, step));
  const command = useStepCommand(subject.run, step);
  const missing = preview.data?.missing ?? [];

  const release = () =>
    command.mutate(
      { name: 'release' },
      {
        onSuccess: () => {
          toast('Released', subject.name);
          onClose();
        },
      },
    );

  return (
    <Dialog title={subject.name} opened onClose={onClose} size="wide">
      <Stack>
        {command.isError ? <FaultSummary faults={[problemWords(command.error)]} /> : null}
        {preview.isError ? (
          <FaultSummary title="No preview" faults={[problemWords(preview.error)]} />
        ) : null}
        {preview.isPending ? <Skeleton look="text" lines={8} /> : null}
        {missing.length > 0 ? (
          <Notice mark="held" title="It cannot go out yet">
            Missing: {missing.map((field) => field.label).join(', ')}.
          </Notice>
        ) : null}
        {preview.data?.subject ? (
          <KeyValueList
            items={[{ key: 'subject', label: 'Subject', value: preview.data.subject }]}
          />
        ) : null}
        {preview.data ? (
          <HtmlFrame
            title={`Preview of ${subject.name}`}
            html={preview.data.html}
            look={preview.data.kind === 'contract' ? 'letter' : 'mail'}
          />
        ) : null}
      </Stack>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          Not yet
        </Button>
        <Button
          look="primary"
          icon={IconSend}
          busy={command.isPending}
          disabled={!preview.data || missing.length > 0}
          onClick={release}
        >
          {action.label}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
