import type { ReactNode } from 'react';
import classes from './text.module.css';

interface Props {
  children: ReactNode;
  look?: 'hint' | 'second' | 'small' | 'serif' | 'strong' | 'late' | 'mono';
}

// Running words in one of the few looks there are.
export function Text({ look = 'second', children }: Props) {
  return <p className={classes[look]}>{children}</p>;
}

export function Words({ look = 'second', children }: Props) {
  return <span className={classes[look]}>{children}</span>;
}
