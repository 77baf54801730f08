import type { ReactNode } from 'react';
import classes from './in-words.module.css';

interface Props {
  actor: 'client' | 'team' | 'system';
  children: ReactNode;
}

// A sentence that says all of a step, with a band in the colour of who acts.
export function InWords({ actor, children }: Props) {
  return (
    <div className={classes.box} data-actor={actor}>
      <span className={classes.label}>In words</span>
      <p className={classes.words}>{children}</p>
    </div>
  );
}
