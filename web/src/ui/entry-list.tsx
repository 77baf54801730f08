import type { ReactNode } from 'react';
import classes from './entry-list.module.css';

interface RowProps {
  // Whose deed it was: it gives the band its colour.
  actor: 'client' | 'team' | 'system';
  name: string;
  when: ReactNode;
  note?: string | undefined;
  children: ReactNode;
}

export function EntryRow({ actor, name, when, note, children }: RowProps) {
  return (
    <li className={classes.entry}>
      <span className={classes.band} data-actor={actor} aria-hidden="true" />
      <div className={classes.words}>
        <p className={classes.text}>{children}</p>
        {note ? <p className={classes.note}>“{note}”</p> : null}
        <p className={classes.actor}>{name}</p>
      </div>
      <span className={classes.when}>{when}</span>
    </li>
  );
}

// Entries under one another, each with a band in the colour of who acted.
export function EntryList({ children }: { children: ReactNode }) {
  return <ol className={classes.list}>{children}</ol>;
}
