import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { problemWords } from '../api/problem';
import { Button } from '../ui/button';
import { Dialog, DialogActions } from '../ui/dialog';
import { FaultSummary } from '../ui/fault-summary';
import { Stack } from '../ui/stack';
import { Text } from '../ui/text';

interface Props {
  title: string;
  // What it does, and to whom.
  about: string;
  // The effect, as a verb and a noun.
  button: string;
  required?: boolean;
  danger?: boolean;
  busy: boolean;
  thrown: unknown;
  onClose: () => void;
  onSend: (reason: string) => void;
}

// Asks why, before something that others will ask about.
export function ReasonDialog(props: Props) {
  const { title, about, button, required = false, danger = false, busy, thrown } = props;
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = required && reason.trim() === '';

  const send = () => {
    if (missing) setAsked(true);
    else props.onSend(reason.trim());
  };

  return (
    <Dialog title={title} opened onClose={props.onClose} size="narrow">
      <Stack>
        {thrown ? <FaultSummary faults={[problemWords(thrown)]} /> : null}
        <Text>{about}</Text>
        <Textarea
          label="Reason"
          description="It stands in the history, beside your name."
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={asked && missing ? 'Say why, in a few words.' : undefined}
          withAsterisk={required}
          autosize
          minRows={2}
          data-autofocus
        />
      </Stack>
      <DialogActions>
        <Button look="quiet" onClick={props.onClose}>
          Cancel
        </Button>
        <Button look={danger ? 'danger' : 'primary'} busy={busy} onClick={send}>
          {button}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
