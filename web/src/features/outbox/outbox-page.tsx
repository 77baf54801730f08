import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { messagesQuery } from '../../api/messages';
import { problemWords } from '../../api/problem';
import { paths } from '../../app/paths';
import { MessagePanel } from '../../parts/message-panel';
import { MessageTable } from '../../parts/message-table';
import { ChipLink, ChipLinks } from '../../ui/chip-links';
import { EmptyState } from '../../ui/empty-state';
import { Filters } from '../../ui/filters';
import { IconMail } from '../../ui/icons';
import { LoadMore } from '../../ui/load-more';
import { Page } from '../../ui/page';
import { PageHeader } from '../../ui/page-header';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import type { OutboxSearch } from './search';

const views = [
  { state: undefined, label: 'Waiting', empty: 'Nothing waits to go out' },
  { state: 'sent', label: 'Sent', empty: 'Nothing was sent yet' },
  { state: 'failed', label: 'Not delivered', empty: 'Everything was delivered' },
] as const;

// What leaves the house: what waits to, what did, and what could not.
export function OutboxPage({ search }: { search: OutboxSearch }) {
  const messages = useInfiniteQuery(messagesQuery({ state: search.state ?? 'waiting' }));
  const navigate = useNavigate();
  const items = messages.data?.pages.flatMap((page) => page.items) ?? [];
  const view = views.find((one) => one.state === search.state) ?? views[0];
  const open = (message: string | undefined) =>
    void navigate({ to: paths.outbox, search: { ...search, message } });

  return (
    <Page
      header={
        <PageHeader
          title="Outbox"
          below="Every message that Stepwell writes, word for word, and how its delivery went."
        />
      }
    >
      <Filters>
        <ChipLinks label="State">
          {views.map((one) => (
            <ChipLink
              key={one.label}
              to={paths.outbox}
              search={{ state: one.state, message: undefined }}
              current={search.state === one.state}
            >
              {one.label}
            </ChipLink>
          ))}
        </ChipLinks>
      </Filters>
      {messages.isPending ? <Skeleton lines={8} /> : null}
      {messages.isError && !messages.data ? (
        <ProblemState
          title="The outbox cannot be shown"
          detail={problemWords(messages.error)}
          onRetry={() => void messages.refetch()}
        />
      ) : null}
      {messages.data && items.length === 0 ? (
        <EmptyState icon={IconMail} title={view.empty} />
      ) : null}
      {items.length > 0 ? (
        <MessageTable messages={items} caption={`Messages: ${view.label}`} onOpen={open} />
      ) : null}
      <LoadMore
        more={messages.hasNextPage}
        busy={messages.isFetchingNextPage}
        onMore={() => void messages.fetchNextPage()}
      />
      <MessagePanel message={search.message} onClose={() => open(undefined)} />
    </Page>
  );
}
