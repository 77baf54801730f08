import type { ReactNode } from 'react';
import classes from './step-list.module.css';

// Step cards under one another.
export function StepList({ children }: { children: ReactNode }) {
  return <ol className={classes.list}>{children}</ol>;
}

// What is said of the chosen step right below its card, where no column beside the list says it.
export function StepListNote({ children }: { children: ReactNode }) {
  return <div className={classes.note}>{children}</div>;
}

export function StepListStage({ name }: { name: string }) {
  return <li className={classes.stage}>{name}</li>;
}
