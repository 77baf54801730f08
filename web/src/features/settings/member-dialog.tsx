import { PasswordInput, Select, Switch, TextInput } from '@mantine/core';
import { fieldFaults } from '../../api/problem';
import { useSession } from '../../api/session';
import type { Member } from '../../api/types';
import { Button } from '../../ui/button';
import { Dialog, DialogActions } from '../../ui/dialog';
import { FaultSummary } from '../../ui/fault-summary';
import { Stack } from '../../ui/stack';
import { toast } from '../../ui/toast';
import { useProblemForm } from '../../ui/use-problem-form';
import { levelChoices, levelFrom } from './levels';
import { useAddMember, useChangeMember } from './queries';

interface Values extends Record<string, unknown> {
  name: string;
  email: string;
  level: string;
  active: boolean;
  password: string;
}

export function MemberDialog({
  member,
  onClose,
}: {
  member: Member | undefined;
  onClose: () => void;
}) {
  const { member: self } = useSession();
  const add = useAddMember();
  const change = useChangeMember(member?.id ?? '');
  const { form, rest, busy, submit } = useProblemForm<Values>({
    initial: {
      name: member?.name ?? '',
      email: member?.email ?? '',
      level: member?.level ?? 'member',
      active: member?.active ?? true,
      password: '',
    },
    split: fieldFaults,
    send: async ({ name, email, level, active, password }) => {
      const shared = { name: name.trim(), level: levelFrom(level) };
      if (member) {
        await change.mutateAsync({ ...shared, active, ...(password ? { password } : {}) });
      } else {
        await add.mutateAsync({ ...shared, email: email.trim(), password });
      }
      toast(member ? 'Member saved' : 'Member added', name);
      onClose();
    },
  });
  return (
    <Dialog title={member ? member.name : 'Add a member'} opened onClose={onClose} size="narrow">
      <form onSubmit={submit} noValidate>
        <Stack>
          <FaultSummary title="The member was not saved" faults={rest} />
          <TextInput label="Name" {...form.getInputProps('name')} data-autofocus />
          <TextInput
            label="E-mail"
            type="email"
            disabled={member !== undefined}
            {...form.getInputProps('email')}
          />
          <Select
            label="Level"
            data={levelChoices}
            allowDeselect={false}
            disabled={member?.id === self.id}
            {...form.getInputProps('level')}
          />
          <PasswordInput
            label={member ? 'New password' : 'Password'}
            description={
              member
                ? 'Leave it empty to keep the present one.'
                : 'At least 8 characters; 15 are better.'
            }
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
            {...form.getInputProps('password')}
          />
          {member && member.id !== self.id ? (
            <Switch
              label="Active"
              description="Someone who is switched off cannot sign in; their work stays."
              {...form.getInputProps('active', { type: 'checkbox' })}
            />
          ) : null}
        </Stack>
        <DialogActions>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="primary" busy={busy}>
            {member ? 'Save the member' : 'Add the member'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
