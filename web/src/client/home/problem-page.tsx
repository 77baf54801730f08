import type { Problem } from '../api/problem';
import classes from '../frame/frame.module.css';
import { usePageTitle } from '../frame/use-page-title';

interface Props {
  problem: Problem;
  onRetry: () => void;
}

// A page that could not be fetched: what happened, what it means, what to do.
export function ProblemPage({ problem, onRetry }: Props) {
  const title = problem.isOffline ? 'There is no connection' : 'This page could not be opened';
  usePageTitle(title);
  return (
    <main className={classes.alone}>
      <h1 className={classes.heading}>{title}</h1>
      <p role="alert">
        {problem.isOffline
          ? 'We cannot reach the server. The page opens by itself as soon as you are online again.'
          : problem.message}
      </p>
      <button type="button" className="sw-button sw-primary" onClick={onRetry}>
        Try again
      </button>
    </main>
  );
}
