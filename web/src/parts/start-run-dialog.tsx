import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { newRequestKey } from '../api/client';
import { fieldFaults } from '../api/problem';
import { useStartRun } from '../api/runs';
import { useSession } from '../api/session';
import { workflowQuery, workflowsQuery } from '../api/workflows';
import { paths } from '../app/paths';
import { PersonSelect } from '../steps/person-select';
import { Button } from '../ui/button';
import { DateField } from '../ui/date-field';
import { Dialog, DialogActions } from '../ui/dialog';
import { FaultSummary } from '../ui/fault-summary';
import { IconPlayerPlay } from '../ui/icons';
import { Columns, Stack } from '../ui/stack';
import { toast } from '../ui/toast';
import { useProblemForm } from '../ui/use-problem-form';
import { ContactSelect } from './contact-select';
import { MemberSelect } from './member-select';

interface Props {
  contact?: string | undefined;
  workflow?: string | undefined;
  onClose: () => void;
}

interface Values extends Record<string, unknown> {
  workflow: string;
  contact: string;
  roles: Record<string, string>;
  dates: Record<string, string>;
}

// Starts a workflow for a contact: who fills its roles, and which dates it hangs on.
export function StartRunDialog({ contact, workflow, onClose }: Props) {
  const { member } = useSession();
  const navigate = useNavigate();
  const workflows = useQuery(workflowsQuery);
  const [requestKey] = useState(newRequestKey);
  const start = useStartRun(requestKey);

  const { form, rest, busy, submit } = useProblemForm<Values>({
    initial: { workflow: workflow ?? '', contact: contact ?? '', roles: {}, dates: {} },
    split: fieldFaults,
    send: async (values) => {
      const roles = Object.fromEntries(
        (chosen.data?.start.roles ?? []).map(({ role }) => [role, values.roles[role] ?? member.id]),
      );
      const dates = Object.fromEntries(Object.entries(values.dates).filter(([, date]) => date));
      const run = await start.mutateAsync({
        workflow: values.workflow,
        contact: values.contact,
        roles,
        dates,
      });
      toast('Run started', `${run.title} for ${run.contact.name}`);
      onClose();
      await navigate({ to: paths.run, params: { run: run.id } });
    },
  });

  const { workflow: workflowId, roles, dates } = form.values;
  const chosen = useQuery({ ...workflowQuery(workflowId), enabled: workflowId !== '' });
  const errors = (path: string) => (form.errors[path] ? String(form.errors[path]) : undefined);

  return (
    <Dialog title="Start a run" opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <FaultSummary title="The run was not started" faults={rest} />
          <ContactSelect
            label="Contact"
            required
            first={contact === undefined}
            value={form.values.contact || undefined}
            onChange={(id) => form.setFieldValue('contact', id ?? '')}
            error={errors('contact')}
          />
          <Select
            label="Workflow"
            withAsterisk
            searchable
            placeholder="Choose a workflow"
            data={(workflows.data?.items ?? [])
              .filter((one) => one.version !== undefined)
              .map((one) => ({ value: one.id, label: one.name }))}
            value={workflowId || null}
            onChange={(id) => form.setFieldValue('workflow', id ?? '')}
            error={errors('workflow')}
          />
          <Columns>
            {(chosen.data?.start.roles ?? []).map(({ role, label, takes_contacts }) => {
              const Choice = takes_contacts ? PersonSelect : MemberSelect;
              return (
                <Choice
                  key={role}
                  label={label}
                  value={roles[role] ?? member.id}
                  onChange={(id) => form.setFieldValue('roles', { ...roles, [role]: id ?? '' })}
                  error={errors(`roles.${role}`)}
                />
              );
            })}
            {(chosen.data?.start.dates ?? []).map(({ key, label }) => (
              <DateField
                key={key}
                label={label}
                value={dates[key] ?? ''}
                onChange={(day) => form.setFieldValue('dates', { ...dates, [key]: day })}
                error={errors(`dates.${key}`)}
              />
            ))}
          </Columns>
        </Stack>
        <DialogActions>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="primary" icon={IconPlayerPlay} busy={busy}>
            Start the run
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
