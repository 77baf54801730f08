import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Message } from '../api/types';
import { DateText } from '../ui/date-text';
import { HtmlFrame } from '../ui/html-frame';
import { IconLine } from '../ui/icon-line';
import { IconPaperclip } from '../ui/icons';
import { KeyValueList } from '../ui/key-value-list';
import { PlainText } from '../ui/plain-text';
import { Stack } from '../ui/stack';
import { sizeWords } from '../ui/sizes';

const views = [
  { value: 'html', label: 'As sent' },
  { value: 'text', label: 'As text' },
  { value: 'tries', label: 'Tries' },
  { value: 'headers', label: 'Headers' },
];

// The exact copy of a message: its head, its parts, and how its delivery went.
export function MessageBody({ message }: { message: Message }) {
  const [view, setView] = useState('html');
  const people = message.to.map((one) => (one.name ? `${one.name} <${one.address}>` : one.address));
  return (
    <Stack gap={4}>
      <KeyValueList
        items={[
          { key: 'to', label: 'To', value: people.join(', ') },
          { key: 'from', label: 'From', value: message.from },
          ...(message.reply_to
            ? [{ key: 'reply', label: 'Answers to', value: message.reply_to }]
            : []),
          {
            key: 'when',
            label: message.sent_at ? 'Sent' : 'Written',
            value: <DateText at={message.sent_at ?? message.queued_at} />,
          },
        ]}
      />
      {message.attachments.length > 0 ? (
        <div>
          {message.attachments.map((file) => (
            <IconLine key={file.name} icon={IconPaperclip} end={sizeWords(file.size)}>
              {file.name}
            </IconLine>
          ))}
        </div>
      ) : null}
      <SegmentedControl data={views} value={view} onChange={setView} aria-label="View" />
      {view === 'html' ? <HtmlFrame title={message.subject} html={message.html} /> : null}
      {view === 'text' ? <PlainText text={message.text} /> : null}
      {view === 'headers' ? (
        <PlainText
          text={message.headers.map((header) => `${header.name}: ${header.value}`).join('\n')}
        />
      ) : null}
      {view === 'tries' ? <Tries message={message} /> : null}
    </Stack>
  );
}

function Tries({ message }: { message: Message }) {
  if (message.attempts_made.length === 0) return <PlainText text="Not tried yet." />;
  return (
    <KeyValueList
      items={message.attempts_made.map((attempt, index) => ({
        key: String(index),
        label: `${index + 1}.`,
        value: (
          <>
            <DateText at={attempt.at} look="short" />: {attempt.outcome}
            {attempt.code ? ` (${attempt.code})` : ''}. {attempt.words}
          </>
        ),
      }))}
    />
  );
}
