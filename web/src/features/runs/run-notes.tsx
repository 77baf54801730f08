import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { problemWords } from '../../api/problem';
import { useRunCommand } from '../../api/runs';
import { Button } from '../../ui/button';
import { FaultSummary } from '../../ui/fault-summary';
import { IconLine } from '../../ui/icon-line';
import { IconMessage } from '../../ui/icons';
import { PressedLink } from '../../ui/pressed-link';
import { Row, Stack } from '../../ui/stack';

// What the team should know about this run, in their own words.
export function RunNotes({ run, notes }: { run: string; notes: string }) {
  const [editing, setEditing] = useState(false);
  const [text, setText] = useState(notes);
  const command = useRunCommand(run);

  if (!editing) {
    return (
      <>
        {notes ? <IconLine icon={IconMessage}>{notes}</IconLine> : null}
        <div className={notes ? 'sw-gap-above sw-small' : 'sw-small'}>
          <PressedLink onClick={() => setEditing(true)}>
            {notes ? 'Change the notes' : 'Write a note'}
          </PressedLink>
        </div>
      </>
    );
  }
  const save = () =>
    command.mutate({ name: 'note', notes: text }, { onSuccess: () => setEditing(false) });
  return (
    <Stack gap={3}>
      {command.isError ? <FaultSummary faults={[problemWords(command.error)]} /> : null}
      <Textarea
        aria-label="Notes"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={3}
        autoFocus
      />
      <Row>
        <Button small look="primary" busy={command.isPending} onClick={save}>
          Save the notes
        </Button>
        <Button small look="quiet" onClick={() => setEditing(false)}>
          Cancel
        </Button>
      </Row>
    </Stack>
  );
}
