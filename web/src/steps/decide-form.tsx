import { Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { problemWords } from '../api/problem';
import { useStepCommand } from '../api/runs';
import type { Action } from '../api/types';
import { Button } from '../ui/button';
import { FaultSummary } from '../ui/fault-summary';
import { IconCheck, IconX } from '../ui/icons';
import { Row, Stack } from '../ui/stack';
import { choiceWords, isRefusal } from './outcomes';
import type { StepSubject } from './subject';

interface Props {
  subject: StepSubject;
  action: Action;
  // Further buttons of the same step, after the outcomes.
  others?: ReactNode;
  onDone?: () => void;
}

const usual = ['approved', 'declined'];

// Decides an approval: one button per outcome, and room for a word to those who read the history.
export function DecideForm({ subject, action, others, onDone }: Props) {
  const [comment, setComment] = useState('');
  const [chosen, setChosen] = useState<string>();
  const command = useStepCommand(subject.run, subject.step ?? '');
  const outcomes = action.outcomes?.length ? action.outcomes : usual;

  const decide = (outcome: string) => {
    setChosen(outcome);
    command.mutate(
      { name: 'completion', outcome, ...(comment.trim() ? { comment: comment.trim() } : {}) },
      { onSuccess: () => onDone?.() },
    );
  };

  return (
    <Stack gap={3}>
      {command.isError ? <FaultSummary faults={[problemWords(command.error)]} /> : null}
      <Textarea
        label="Comment"
        description="Optional. It stands in the history, beside your name."
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
        autosize
        minRows={1}
        maw={560}
      />
      <Row>
        {outcomes.map((outcome, index) => (
          <Button
            key={outcome}
            look={index === 0 ? 'primary' : 'plain'}
            icon={isRefusal(outcome) ? IconX : index === 0 ? IconCheck : undefined}
            busy={command.isPending && chosen === outcome}
            disabled={command.isPending && chosen !== outcome}
            onClick={() => decide(outcome)}
          >
            {choiceWords(outcome)}
          </Button>
        ))}
        {others}
      </Row>
    </Stack>
  );
}
