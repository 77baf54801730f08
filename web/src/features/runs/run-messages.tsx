import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { paths } from '../../app/paths';
import { MessagePanel } from '../../parts/message-panel';
import { MessageTable } from '../../parts/message-table';
import { QueryView } from '../../parts/query-view';
import { EmptyState } from '../../ui/empty-state';
import { IconMail } from '../../ui/icons';
import { runMessagesQuery } from './queries';

// Every mail of the run, with its exact copy.
export function RunMessages({ run, message }: { run: string; message: string | undefined }) {
  const messages = useQuery(runMessagesQuery(run));
  const navigate = useNavigate();
  const open = (next: string | undefined) =>
    void navigate({ to: paths.run, params: { run }, search: { tab: 'messages', message: next } });
  return (
    <>
      <h2 className="sw-hidden">Messages</h2>
      <QueryView query={messages} what="The messages">
        {({ items }) =>
          items.length > 0 ? (
            <MessageTable messages={items} caption="Messages of this run" onOpen={open} />
          ) : (
            <EmptyState icon={IconMail} title="No message yet">
              What this run sends appears here, word for word.
            </EmptyState>
          )
        }
      </QueryView>
      <MessagePanel message={message} onClose={() => open(undefined)} />
    </>
  );
}
