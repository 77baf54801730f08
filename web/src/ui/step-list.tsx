import type { ReactNode } from 'react';
import classes from './step-list.module.css';

// Step cards under one another.
export function StepList({ children }: { children: ReactNode }) {
  return <ol className={classes.list}>{children}</ol>;
}

export function StepListStage({ name }: { name: string }) {
  return <li className={classes.stage}>{name}</li>;
}
