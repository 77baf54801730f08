import { NumberInput, PasswordInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { fieldFaults } from '../../api/problem';
import { useMaySettle, useSession } from '../../api/session';
import type { EmailSettings } from '../../api/types';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { DialogActions } from '../../ui/dialog';
import { FaultSummary } from '../../ui/fault-summary';
import { FieldHead } from '../../ui/field-head';
import { Columns, Stack } from '../../ui/stack';
import { toast } from '../../ui/toast';
import { useProblemForm } from '../../ui/use-problem-form';
import { emailChange, emailValues, type EmailValues } from './email-values';
import { useChangeEmail } from './queries';

const modeWords = {
  smtp: 'Your mail server',
  paused: 'Paused',
  off: 'Do not send',
  demo: 'Demo mailbox',
};

export function EmailForm({ settings }: { settings: EmailSettings }) {
  const { demo } = useSession();
  const maySettle = useMaySettle();
  const change = useChangeEmail();
  const { form, rest, busy, submit } = useProblemForm<EmailValues>({
    initial: emailValues(settings),
    split: fieldFaults,
    send: async (values) => {
      await change.mutateAsync(emailChange(values));
      toast('E-mail settings saved');
    },
  });
  const modes = demo ? (['demo', 'off'] as const) : (['smtp', 'paused', 'off'] as const);

  return (
    <Card title="Sending" about="Through your own mail server, so that mail comes from you.">
      <form onSubmit={submit} noValidate>
        <Stack>
          <FaultSummary title="The e-mail settings were not saved" faults={rest} />
          <div>
            <FieldHead label="Mail goes through" />
            <SegmentedControl
              aria-label="Mail goes through"
              data={modes.map((mode) => ({ value: mode, label: modeWords[mode] }))}
              {...form.getInputProps('mode')}
            />
          </div>
          <Columns>
            <TextInput label="Sender’s name" {...form.getInputProps('from_name')} />
            <TextInput
              label="Sender’s address"
              type="email"
              {...form.getInputProps('from_address')}
            />
            <TextInput label="Answers go to" type="email" {...form.getInputProps('reply_to')} />
          </Columns>
          {form.values.mode === 'smtp' ? (
            <>
              <Columns>
                <TextInput
                  label="Server"
                  placeholder="mail.example"
                  {...form.getInputProps('host')}
                />
                <NumberInput label="Port" min={1} max={65535} {...form.getInputProps('port')} />
                <Select
                  label="Encryption"
                  data={[
                    { value: 'tls', label: 'TLS' },
                    { value: 'starttls', label: 'STARTTLS' },
                    { value: 'none', label: 'None (only inside your network)' },
                  ]}
                  allowDeselect={false}
                  {...form.getInputProps('security')}
                />
              </Columns>
              <Columns>
                <TextInput label="Login" autoComplete="off" {...form.getInputProps('user')} />
                <PasswordInput
                  label="Password"
                  autoComplete="new-password"
                  placeholder={settings.has_password ? 'kept as it is' : ''}
                  {...form.getInputProps('password')}
                  visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
                />
              </Columns>
            </>
          ) : null}
        </Stack>
        {maySettle ? (
          <DialogActions>
            <Button type="submit" look="primary" busy={busy}>
              Save the e-mail settings
            </Button>
          </DialogActions>
        ) : null}
      </form>
    </Card>
  );
}
