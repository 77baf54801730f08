import type { ContactOverview } from '../../api/types';
import { HistoryList } from '../../parts/history-list';
import { MessageTable } from '../../parts/message-table';
import { ProjectTable } from '../../parts/project-table';
import { RunTable } from '../../parts/run-table';
import { Section } from '../../ui/section';
import { Text } from '../../ui/text';

interface Props {
  overview: ContactOverview;
  onMessage: (message: string) => void;
}

// What happened with the contact, and happens.
export function ContactParts({ overview, onMessage }: Props) {
  const { contact, runs, projects, messages, history } = overview;
  return (
    <>
      <Section title="Runs" count={runs.length}>
        {runs.length > 0 ? (
          <RunTable runs={runs} caption={`Runs for ${contact.name}`} without="contact" />
        ) : (
          <Text look="hint">No run yet. Start one, and what it waits for stands here.</Text>
        )}
      </Section>
      {projects.length > 0 ? (
        <Section title="Projects" count={projects.length}>
          <ProjectTable projects={projects} withoutContact />
        </Section>
      ) : null}
      <Section title="Messages" count={messages.length}>
        {messages.length > 0 ? (
          <MessageTable
            messages={messages}
            caption={`Messages to ${contact.name}`}
            onOpen={onMessage}
          />
        ) : (
          <Text look="hint">Nothing was sent yet.</Text>
        )}
      </Section>
      {history && history.length > 0 ? (
        <Section title="History">
          <HistoryList entries={history} />
        </Section>
      ) : null}
    </>
  );
}
