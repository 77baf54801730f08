import type { RunSummary } from '../api/types';
import { Ladder } from '../ui/ladder';
import classes from './run-ladder.module.css';

// A run's progress in a list: its stairs, and how many are behind it.
export function RunLadder({ run }: { run: RunSummary }) {
  return (
    <span className={classes.progress}>
      <Ladder steps={run.ladder} />
      <span className={classes.count} aria-hidden="true">
        {run.done_count} of {run.step_count}
      </span>
    </span>
  );
}
