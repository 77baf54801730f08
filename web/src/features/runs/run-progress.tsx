import type { ReactNode } from 'react';
import type { Run } from '../../api/types';
import { DateText } from '../../ui/date-text';
import classes from './run-progress.module.css';

// The stairs, how many of them are behind the run, and when it may be done.
export function RunProgress({ run, ladder }: { run: Run; ladder: ReactNode }) {
  const { done, total, forecast_end } = run.progress;
  return (
    <div className={classes.progress}>
      {ladder}
      <div>
        <div className={classes.count}>
          {done} of {total}
        </div>
        <div className={classes.forecast}>
          {run.ended_at ? (
            <>
              ended <DateText at={run.ended_at} look="short-day" />
            </>
          ) : forecast_end ? (
            <>
              Likely done <DateText at={forecast_end} look="long-day" />
            </>
          ) : null}
        </div>
      </div>
    </div>
  );
}
