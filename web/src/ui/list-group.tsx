import { useId, type ReactNode } from 'react';
import classes from './list-group.module.css';

interface Props {
  title: string;
  count?: number;
  about?: string;
  children: ReactNode;
}

// A titled group of rows in one frame.
export function ListGroup({ title, count, about, children }: Props) {
  const id = useId();
  return (
    <section className={classes.group} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {count === undefined ? null : <span className={classes.count}>{count}</span>}
        {about ? <span className={classes.about}>{about}</span> : null}
      </div>
      <ul className={classes.rows}>{children}</ul>
    </section>
  );
}

interface RowProps {
  before?: ReactNode;
  title: ReactNode;
  detail?: ReactNode;
  end?: ReactNode;
  actions?: ReactNode;
}

export function ListRow({ before, title, detail, end, actions }: RowProps) {
  return (
    <li className={classes.row}>
      {before ? <span className={classes.before}>{before}</span> : null}
      <div className={classes.words}>
        <div className={classes.name}>{title}</div>
        {detail ? <div className={classes.detail}>{detail}</div> : null}
      </div>
      {end ? <div className={classes.end}>{end}</div> : null}
      {actions ? <div className={classes.actions}>{actions}</div> : null}
    </li>
  );
}
