import type { ReactNode } from 'react';
import classes from './tag.module.css';

// A word that sorts things. It carries no state, so it has no colour.
export function Tag({ children }: { children: ReactNode }) {
  return <span className={classes.tag}>{children}</span>;
}

export function Tags({ names }: { names: readonly string[] }) {
  return (
    <span className={classes.tags}>
      {names.map((name) => (
        <Tag key={name}>{name}</Tag>
      ))}
    </span>
  );
}
