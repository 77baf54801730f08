import type { ErrorComponentProps } from '@tanstack/react-router';
import { problemWords, ProblemError } from '../api/problem';
import { ProblemState } from '../ui/problem-state';

// When a page itself breaks. What the server said is shown; a fault of our own is named as one.
export function PageProblem({ error, reset }: ErrorComponentProps) {
  const known = error instanceof ProblemError;
  return (
    <ProblemState
      heading="h1"
      title="This page cannot be shown"
      detail={
        known
          ? problemWords(error)
          : 'Something in the page itself went wrong. Nothing that you saved is lost.'
      }
      onRetry={reset}
    />
  );
}
