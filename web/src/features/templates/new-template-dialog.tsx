import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { fieldFaults } from '../../api/problem';
import type { TemplateKind } from '../../api/types';
import { paths } from '../../app/paths';
import { Button } from '../../ui/button';
import { Dialog, DialogActions } from '../../ui/dialog';
import { FaultSummary } from '../../ui/fault-summary';
import { Stack } from '../../ui/stack';
import { useProblemForm } from '../../ui/use-problem-form';
import { useAddTemplate } from './queries';
import { keyFrom, templateKinds } from './template-kinds';

interface Props {
  kind: TemplateKind;
  onClose: () => void;
}

interface Values extends Record<string, unknown> {
  name: string;
  key: string;
}

export function NewTemplateDialog({ kind, onClose }: Props) {
  const look = templateKinds[kind];
  const add = useAddTemplate();
  const navigate = useNavigate();
  const { form, rest, busy, submit } = useProblemForm<Values>({
    initial: { name: '', key: '' },
    split: fieldFaults,
    send: async ({ name, key }) => {
      const template = await add.mutateAsync({
        kind,
        name: name.trim(),
        key: key || keyFrom(name),
        ...look.starter,
      });
      await navigate({ to: paths.template, params: { template: template.id } });
    },
  });
  return (
    <Dialog title={`New ${look.one.toLowerCase()}`} opened onClose={onClose} size="narrow">
      <form onSubmit={submit} noValidate>
        <Stack>
          <FaultSummary title="The template was not made" faults={rest} />
          <TextInput label="Name" {...form.getInputProps('name')} data-autofocus />
          <TextInput
            label="Key"
            description="How workflows call it. It stays when the name changes."
            placeholder={keyFrom(form.values.name)}
            {...form.getInputProps('key')}
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
            Write it
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
