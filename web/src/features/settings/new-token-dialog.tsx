import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldFaults } from '../../api/problem';
import { Button } from '../../ui/button';
import { copyText } from '../../ui/copy-text';
import { Dialog, DialogActions } from '../../ui/dialog';
import { FaultSummary } from '../../ui/fault-summary';
import { IconCopy } from '../../ui/icons';
import { Notice } from '../../ui/notice';
import { PlainText } from '../../ui/plain-text';
import { Stack } from '../../ui/stack';
import { toast } from '../../ui/toast';
import { useProblemForm } from '../../ui/use-problem-form';
import { levelChoices, levelFrom } from './levels';
import { useAddToken } from './queries';

interface Values extends Record<string, unknown> {
  name: string;
  level: string;
}

export function NewTokenDialog({ onClose }: { onClose: () => void }) {
  const [token, setToken] = useState<string>();
  const add = useAddToken();
  const { form, rest, busy, submit } = useProblemForm<Values>({
    initial: { name: '', level: 'member' },
    split: fieldFaults,
    send: async ({ name, level }) => {
      const made = await add.mutateAsync({ name: name.trim(), level: levelFrom(level) });
      setToken(made.token);
    },
  });

  if (token) {
    return (
      <Dialog title="Your new token" opened onClose={onClose}>
        <Stack>
          <Notice mark="due" title="It is shown this once">
            Keep it where you keep passwords.
          </Notice>
          <PlainText text={token} />
        </Stack>
        <DialogActions>
          <Button
            icon={IconCopy}
            onClick={() =>
              void copyText(token).then((copied) => (copied ? toast('Token copied') : undefined))
            }
          >
            Copy the token
          </Button>
          <Button look="primary" onClick={onClose}>
            I have kept it
          </Button>
        </DialogActions>
      </Dialog>
    );
  }
  return (
    <Dialog title="New token" opened onClose={onClose} size="narrow">
      <form onSubmit={submit} noValidate>
        <Stack>
          <FaultSummary title="The token was not made" faults={rest} />
          <TextInput
            label="Name"
            description="Which program uses it."
            {...form.getInputProps('name')}
            data-autofocus
          />
          <Select
            label="Level"
            data={levelChoices}
            allowDeselect={false}
            {...form.getInputProps('level')}
          />
        </Stack>
        <DialogActions>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="primary" busy={busy}>
            Make the token
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
