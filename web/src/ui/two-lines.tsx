import type { ReactNode } from 'react';
import classes from './two-lines.module.css';

interface Props {
  first: ReactNode;
  second?: ReactNode;
  before?: ReactNode;
}

// A name and what is known of it, one above the other.
export function TwoLines({ first, second, before }: Props) {
  return (
    <div className={classes.pair}>
      {before}
      <div className={classes.words}>
        <div className={classes.first}>{first}</div>
        {second ? <div className={classes.second}>{second}</div> : null}
      </div>
    </div>
  );
}
