import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { messageQuery, useMessageCommand } from '../api/messages';
import { problemWords } from '../api/problem';
import type { Message } from '../api/types';
import { ReasonDialog } from '../steps/reason-dialog';
import { Button } from '../ui/button';
import { IconBan, IconRefresh } from '../ui/icons';
import { Notice } from '../ui/notice';
import { Row, Stack } from '../ui/stack';
import { SidePanel } from '../ui/side-panel';
import { StatePill } from '../ui/state-pill';
import { toast, toastProblem } from '../ui/toast';
import { MessageBody } from './message-body';
import { messageLooks } from './message-looks';
import { QueryView } from './query-view';

interface Props {
  message: string | undefined;
  onClose: () => void;
}

// One message beside its list: the exact copy, every try, and what can be done about it.
export function MessagePanel({ message, onClose }: Props) {
  const query = useQuery({ ...messageQuery(message ?? ''), enabled: message !== undefined });
  return (
    <SidePanel
      title={query.data?.subject ?? 'Message'}
      opened={message !== undefined}
      onClose={onClose}
      size="wide"
    >
      {message ? (
        <QueryView query={query} what="The message">
          {(found) => (
            <Stack gap={5}>
              <MessageState message={found} />
              <MessageBody message={found} />
            </Stack>
          )}
        </QueryView>
      ) : null}
    </SidePanel>
  );
}

function MessageState({ message }: { message: Message }) {
  const command = useMessageCommand(message.id);
  const [cancelling, setCancelling] = useState(false);
  const look = messageLooks[message.state];
  const canRetry = message.state === 'failed' || message.state === 'maybe_sent';
  const canCancel = message.state === 'waiting' || message.state === 'failed';

  const retry = () =>
    command.mutate(
      { name: 'retry' },
      {
        onSuccess: () => toast('Trying again', message.subject),
        onError: (thrown) => toastProblem('It cannot be sent again', problemWords(thrown)),
      },
    );

  return (
    <Stack gap={3}>
      <Row>
        <StatePill mark={look.mark} label={look.label} />
        {canRetry ? (
          <Button small icon={IconRefresh} busy={command.isPending} onClick={retry}>
            Try again
          </Button>
        ) : null}
        {canCancel ? (
          <Button small look="quiet" icon={IconBan} onClick={() => setCancelling(true)}>
            Do not send
          </Button>
        ) : null}
      </Row>
      {message.why && message.state !== 'sent' ? (
        <Notice mark={message.state === 'failed' ? 'held' : 'waiting'}>{message.why}</Notice>
      ) : null}
      {cancelling ? (
        <ReasonDialog
          title="Do not send this message"
          about="It stays in the outbox as a record, and is never sent."
          button="Do not send it"
          danger
          busy={command.isPending}
          thrown={command.error}
          onClose={() => setCancelling(false)}
          onSend={(reason) =>
            command.mutate({ name: 'cancel', reason }, { onSuccess: () => setCancelling(false) })
          }
        />
      ) : null}
    </Stack>
  );
}
