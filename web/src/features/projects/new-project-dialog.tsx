import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { newRequestKey } from '../../api/client';
import { fieldFaults } from '../../api/problem';
import { templatesQuery } from '../../api/templates';
import { paths } from '../../app/paths';
import { ContactSelect } from '../../parts/contact-select';
import { Button } from '../../ui/button';
import { DateField } from '../../ui/date-field';
import { Dialog, DialogActions } from '../../ui/dialog';
import { FaultSummary } from '../../ui/fault-summary';
import { Columns, Stack } from '../../ui/stack';
import { toast } from '../../ui/toast';
import { useProblemForm } from '../../ui/use-problem-form';
import { useAddProject } from './queries';

interface Values extends Record<string, unknown> {
  name: string;
  contact: string;
  template: string;
  start: string;
  due: string;
}

export function NewProjectDialog({ onClose }: { onClose: () => void }) {
  const templates = useQuery(templatesQuery('project'));
  const navigate = useNavigate();
  const [requestKey] = useState(newRequestKey);
  const add = useAddProject(requestKey);
  const { form, rest, busy, submit } = useProblemForm<Values>({
    initial: { name: '', contact: '', template: '', start: '', due: '' },
    split: fieldFaults,
    send: async ({ name, contact, template, start, due }) => {
      const project = await add.mutateAsync({
        name: name.trim(),
        contact,
        ...(template ? { template } : {}),
        ...(start ? { start } : {}),
        ...(due ? { due } : {}),
      });
      toast('Project opened', project.name);
      await navigate({ to: paths.project, params: { project: project.id } });
    },
  });
  return (
    <Dialog title="New project" opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <FaultSummary title="The project was not opened" faults={rest} />
          <TextInput label="Name" withAsterisk {...form.getInputProps('name')} data-autofocus />
          <ContactSelect
            label="Contact"
            required
            value={form.values.contact || undefined}
            onChange={(contact) => form.setFieldValue('contact', contact ?? '')}
            error={form.errors.contact ? String(form.errors.contact) : undefined}
          />
          <Select
            label="Template"
            placeholder="Without a template"
            description="Its tasks are planned from the start date."
            data={(templates.data?.items ?? []).map((one) => ({ value: one.key, label: one.name }))}
            value={form.values.template || null}
            onChange={(key) => form.setFieldValue('template', key ?? '')}
            error={form.errors.template}
            clearable
          />
          <Columns>
            <DateField
              label="Start"
              value={form.values.start}
              onChange={(day) => form.setFieldValue('start', day)}
              error={form.errors.start}
            />
            <DateField
              label="Due"
              value={form.values.due}
              onChange={(day) => form.setFieldValue('due', day)}
              error={form.errors.due}
            />
          </Columns>
        </Stack>
        <DialogActions>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="primary" busy={busy}>
            Open the project
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
