import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { problemWords } from '../../api/problem';
import { runsQuery, type RunFilter } from '../../api/runs';
import { paths } from '../../app/paths';
import { RunTable } from '../../parts/run-table';
import { StartRun } from '../../parts/start-run';
import { LoadMore } from '../../ui/load-more';
import { Page } from '../../ui/page';
import { PageHeader } from '../../ui/page-header';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import { NoRuns } from './no-runs';
import { RunFilters } from './run-filters';
import type { RunsSearch } from './search';

function filterOf({ view, workflow, search }: RunsSearch): RunFilter {
  switch (view) {
    case 'due':
    case 'held':
    case 'waiting':
      return { state: 'open', mark: view, workflow, search };
    default:
      return { state: view ?? 'open', workflow, search };
  }
}

// Every client's progress at a glance.
export function RunsPage({ search }: { search: RunsSearch }) {
  const runs = useInfiniteQuery(runsQuery(filterOf(search)));
  const navigate = useNavigate();
  const items = runs.data?.pages.flatMap((page) => page.items) ?? [];
  const total = runs.data?.pages[0]?.total;
  const narrowed = Boolean(search.view ?? search.workflow ?? search.search);

  const closeStart = () => {
    if (search.start) void navigate({ to: paths.runs, search: { ...search, start: undefined } });
  };

  return (
    <Page
      header={
        <PageHeader
          title="Runs"
          actions={
            <StartRun
              key={String(search.start)}
              opened={search.start ?? false}
              onClosed={closeStart}
            />
          }
        />
      }
    >
      <RunFilters search={search} />
      {runs.isPending ? <Skeleton lines={8} /> : null}
      {runs.isError && !runs.data ? (
        <ProblemState
          title="The runs cannot be shown"
          detail={problemWords(runs.error)}
          onRetry={() => void runs.refetch()}
        />
      ) : null}
      {runs.data && items.length === 0 ? <NoRuns narrowed={narrowed} /> : null}
      {items.length > 0 ? <RunTable runs={items} caption="Runs" /> : null}
      <LoadMore
        more={runs.hasNextPage}
        busy={runs.isFetchingNextPage}
        onMore={() => void runs.fetchNextPage()}
        {...(total === undefined || total <= items.length
          ? {}
          : { count: `${items.length} of ${total}` })}
      />
    </Page>
  );
}
