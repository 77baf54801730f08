import { useId, type ReactNode } from 'react';
import classes from './aside-section.module.css';

interface Props {
  title: string;
  count?: number;
  action?: ReactNode;
  children: ReactNode;
}

// A titled part of a page's side column.
export function AsideSection({ title, count, action, children }: Props) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {count === undefined ? null : <span className={classes.count}>{count}</span>}
        {action ? <span className={classes.action}>{action}</span> : null}
      </div>
      {children}
    </section>
  );
}
