import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { fieldFaults } from '../../api/problem';
import { paths } from '../../app/paths';
import { Button } from '../../ui/button';
import { Dialog, DialogActions } from '../../ui/dialog';
import { FaultSummary } from '../../ui/fault-summary';
import { Stack } from '../../ui/stack';
import { useProblemForm } from '../../ui/use-problem-form';
import { useAddWorkflow } from './queries';
import { starterText } from './starter-text';

interface Values extends Record<string, unknown> {
  name: string;
}

export function NewWorkflowDialog({ onClose }: { onClose: () => void }) {
  const add = useAddWorkflow();
  const navigate = useNavigate();
  const { form, rest, busy, submit } = useProblemForm<Values>({
    initial: { name: '' },
    split: fieldFaults,
    send: async ({ name }) => {
      const workflow = await add.mutateAsync(starterText(name.trim()));
      await navigate({
        to: paths.workflow,
        params: { workflow: workflow.id },
        search: { view: 'text' },
      });
    },
  });
  return (
    <Dialog title="New workflow" opened onClose={onClose} size="narrow">
      <form onSubmit={submit} noValidate>
        <Stack>
          <FaultSummary title="The workflow was not made" faults={rest} />
          <TextInput
            label="Name"
            description="What your clients may read, such as “Client onboarding”."
            {...form.getInputProps('name')}
            data-autofocus
          />
        </Stack>
        <DialogActions>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            look="primary"
            busy={busy}
            disabled={form.values.name.trim() === ''}
          >
            Write the first step
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
