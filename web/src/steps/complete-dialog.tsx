import { Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { problemWords } from '../api/problem';
import { useStepCommand } from '../api/runs';
import { Button } from '../ui/button';
import { Dialog, DialogActions } from '../ui/dialog';
import { FaultSummary } from '../ui/fault-summary';
import { Stack } from '../ui/stack';
import { Text } from '../ui/text';
import type { ActionDialogProps } from './action-dialog';
import { outcomeWords } from './outcomes';

// Notes that a step was finished outside Stepwell, and how it ended.
export function CompleteDialog({ subject, action, onClose }: ActionDialogProps) {
  const outcomes = action.outcomes ?? [];
  const [outcome, setOutcome] = useState(outcomes[0]);
  const [reason, setReason] = useState('');
  const command = useStepCommand(subject.run, subject.step ?? '');

  const send = () =>
    command.mutate(
      {
        name: 'completion',
        ...(outcome ? { outcome } : {}),
        ...(reason.trim() ? { reason: reason.trim() } : {}),
      },
      { onSuccess: onClose },
    );

  return (
    <Dialog title={`${action.label}: ${subject.name}`} opened onClose={onClose} size="narrow">
      <Stack>
        {command.isError ? <FaultSummary faults={[problemWords(command.error)]} /> : null}
        <Text>The step ends now, and what follows it begins. The history keeps your name.</Text>
        {outcomes.length > 1 ? (
          <Radio.Group label="How it ended" value={outcome ?? ''} onChange={setOutcome}>
            <Stack gap={2}>
              {outcomes.map((one) => (
                <Radio key={one} value={one} label={outcomeWords(one)} />
              ))}
            </Stack>
          </Radio.Group>
        ) : null}
        <Textarea
          label="Note"
          description="Kept in the history: where the paper lies, who was on the phone."
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          autosize
          minRows={2}
          data-autofocus
        />
      </Stack>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button look="primary" busy={command.isPending} onClick={send}>
          {action.label}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
