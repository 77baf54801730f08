import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { problemSentences } from '../../api/problem';
import { useSession } from '../../api/session';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { FaultSummary } from '../../ui/fault-summary';
import { IconSend } from '../../ui/icons';
import { Notice } from '../../ui/notice';
import { PlainText } from '../../ui/plain-text';
import { Row, Stack } from '../../ui/stack';
import { useTestEmail } from './queries';

// Sends one mail, and shows what the two servers said to each other.
export function EmailTest() {
  const { member } = useSession();
  const [to, setTo] = useState(member.email);
  const test = useTestEmail();
  return (
    <Card title="Test" about="Save first: the test uses what is saved.">
      <Stack>
        {test.isError ? (
          <FaultSummary title="The test was not sent" faults={problemSentences(test.error)} />
        ) : null}
        <Row align="end">
          <TextInput
            label="Send a test to"
            type="email"
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <Button icon={IconSend} busy={test.isPending} onClick={() => test.mutate(to.trim())}>
            Send a test
          </Button>
        </Row>
        {test.data ? (
          <>
            <Notice
              mark={test.data.delivered ? 'done' : 'held'}
              title={test.data.delivered ? 'The server has taken it' : 'It was not delivered'}
              alert
            >
              {test.data.words}
            </Notice>
            {test.data.conversation.length > 0 ? (
              <PlainText text={test.data.conversation.join('\n')} />
            ) : null}
          </>
        ) : null}
      </Stack>
    </Card>
  );
}
