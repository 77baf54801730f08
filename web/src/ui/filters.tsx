import type { ReactNode } from 'react';
import classes from './filters.module.css';

// The line above a list: what it is narrowed to on the left, the search on the right.
export function Filters({ children }: { children: ReactNode }) {
  return <div className={classes.filters}>{children}</div>;
}

// The fields that narrow a list, beside one another.
export function FilterFields({ children }: { children: ReactNode }) {
  return <div className={classes.fields}>{children}</div>;
}
