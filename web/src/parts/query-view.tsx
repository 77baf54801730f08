import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemError, problemWords } from '../api/problem';
import { ProblemState } from '../ui/problem-state';
import { Skeleton } from '../ui/skeleton';

interface Props<Data> {
  query: UseQueryResult<Data>;
  // What could not be shown: "The runs".
  what: string;
  skeleton?: ReactNode;
  children: (data: Data) => ReactNode;
}

// The states of a page beside the full one: on its way, and gone wrong.
export function QueryView<Data>({ query, what, skeleton, children }: Props<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error instanceof ProblemError && query.error.status === 404) {
    return (
      <ProblemState
        heading="h1"
        title={`${what} cannot be shown`}
        detail="It may have been removed, or the address has a slip in it."
      />
    );
  }
  if (query.isError) {
    return (
      <ProblemState
        title={`${what} cannot be shown`}
        detail={problemWords(query.error)}
        onRetry={() => void query.refetch()}
      />
    );
  }
  return skeleton ?? <Skeleton />;
}
