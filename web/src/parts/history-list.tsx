import type { HistoryEntry } from '../api/types';
import { DateText } from '../ui/date-text';
import { EntryList, EntryRow } from '../ui/entry-list';
import { Sentence } from '../ui/sentence';

// What happened, newest first, each entry with who caused it.
export function HistoryList({ entries }: { entries: readonly HistoryEntry[] }) {
  return (
    <EntryList>
      {entries.map((entry) => (
        <EntryRow
          key={entry.id}
          actor={entry.actor.kind}
          name={entry.actor.name}
          when={<DateText at={entry.at} look="short" />}
          note={entry.reason}
        >
          <Sentence text={entry.text} />
        </EntryRow>
      ))}
    </EntryList>
  );
}
