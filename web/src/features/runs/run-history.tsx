import { useInfiniteQuery } from '@tanstack/react-query';
import { problemWords } from '../../api/problem';
import { HistoryList } from '../../parts/history-list';
import { LoadMore } from '../../ui/load-more';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import { historyQuery } from './queries';

// Everything that happened in the run, newest first.
export function RunHistory({ run }: { run: string }) {
  const history = useInfiniteQuery(historyQuery(run));
  if (history.isPending) return <Skeleton />;
  if (history.isError) {
    return (
      <ProblemState
        title="The history cannot be shown"
        detail={problemWords(history.error)}
        onRetry={() => void history.refetch()}
      />
    );
  }
  return (
    <>
      <h2 className="sw-hidden">History</h2>
      <HistoryList entries={history.data.pages.flatMap((page) => page.items)} />
      <LoadMore
        more={history.hasNextPage}
        busy={history.isFetchingNextPage}
        onMore={() => void history.fetchNextPage()}
      />
    </>
  );
}
