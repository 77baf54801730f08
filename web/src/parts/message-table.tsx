import type { MessageSummary } from '../api/types';
import { DateText } from '../ui/date-text';
import { PressedName } from '../ui/pressed-name';
import { StatePill } from '../ui/state-pill';
import { Table, type Column } from '../ui/table';
import { Words } from '../ui/text';
import { TwoLines } from '../ui/two-lines';
import { messageLooks } from './message-looks';

interface Props {
  messages: readonly MessageSummary[];
  caption: string;
  onOpen: (message: string) => void;
}

// Messages in the order they were written, each with its fate.
export function MessageTable({ messages, caption, onOpen }: Props) {
  const columns: Column<MessageSummary>[] = [
    {
      key: 'subject',
      head: 'Message',
      cell: (message) => (
        <TwoLines
          first={<PressedName onPress={() => onOpen(message.id)}>{message.subject}</PressedName>}
          second={`to ${message.to.map((one) => one.name || one.address).join(', ')}`}
        />
      ),
    },
    {
      key: 'state',
      head: 'State',
      width: 'wide',
      cell: (message) => (
        <TwoLines
          first={
            <StatePill
              mark={messageLooks[message.state].mark}
              label={messageLooks[message.state].label}
            />
          }
          second={<Fate message={message} />}
        />
      ),
    },
    {
      key: 'when',
      head: 'When',
      width: 'narrow',
      align: 'end',
      phone: 'beside',
      cell: (message) => <DateText at={message.sent_at ?? message.queued_at} look="short" inRow />,
    },
  ];
  return (
    <Table caption={caption} columns={columns} rows={messages} rowKey={(message) => message.id} />
  );
}

function Fate({ message }: { message: MessageSummary }) {
  if (message.state === 'sent' && message.opened_at) {
    return (
      <span title="A mail scanner may have opened it.">
        opened <DateText at={message.opened_at} look="moment" inRow />, perhaps by a scanner
      </span>
    );
  }
  if (message.state === 'waiting' && message.next_attempt_at) {
    return (
      <>
        {message.attempts > 0 ? `tried ${times(message.attempts)}, again ` : 'goes '}
        <DateText at={message.next_attempt_at} look="moment" inRow />
        {message.why ? <Words look="small">: {message.why}</Words> : null}
      </>
    );
  }
  // What the server said of a mail that it took stands with the mail's tries.
  return message.why && message.state !== 'sent' ? <>{message.why}</> : null;
}

const times = (count: number) => (count === 1 ? 'once' : `${count} times`);
