import { Textarea, TextInput } from '@mantine/core';
import { fieldFaults } from '../api/problem';
import { useSaveTask } from '../api/tasks';
import type { Task } from '../api/types';
import { Button } from '../ui/button';
import { DateField } from '../ui/date-field';
import { DialogActions } from '../ui/dialog';
import { FaultSummary } from '../ui/fault-summary';
import { Columns, Stack } from '../ui/stack';
import { toast } from '../ui/toast';
import { useProblemForm } from '../ui/use-problem-form';
import { MemberSelect } from './member-select';

interface Props {
  task: Task | undefined;
  project?: string;
  onSaved: () => void;
}

interface Values extends Record<string, unknown> {
  title: string;
  description: string;
  assignee: string;
  due: string;
}

export function TaskForm({ task, project, onSaved }: Props) {
  const save = useSaveTask(task?.id, project);
  const { form, rest, busy, submit } = useProblemForm<Values>({
    initial: {
      title: task?.title ?? '',
      description: task?.description ?? '',
      assignee: task?.assignee?.id ?? '',
      due: task?.due ?? '',
    },
    split: fieldFaults,
    send: async ({ title, description, assignee, due }) => {
      await save.mutateAsync({
        title: title.trim(),
        ...(description || task?.description ? { description } : {}),
        ...(assignee ? { assignee } : {}),
        ...(due ? { due } : {}),
      });
      toast(task ? 'Task saved' : 'Task added', title);
      onSaved();
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FaultSummary title="The task was not saved" faults={rest} />
        <TextInput label="What is to be done" {...form.getInputProps('title')} data-autofocus />
        <Columns>
          <MemberSelect
            label="Who does it"
            value={form.values.assignee || undefined}
            onChange={(member) => form.setFieldValue('assignee', member ?? '')}
            error={form.errors.assignee ? String(form.errors.assignee) : undefined}
          />
          <DateField
            label="Due"
            value={form.values.due}
            onChange={(day) => form.setFieldValue('due', day)}
            error={form.errors.due}
          />
        </Columns>
        <Textarea label="Details" autosize minRows={3} {...form.getInputProps('description')} />
      </Stack>
      <DialogActions>
        <Button type="submit" look="primary" busy={busy}>
          {task ? 'Save the task' : 'Add the task'}
        </Button>
      </DialogActions>
    </form>
  );
}
