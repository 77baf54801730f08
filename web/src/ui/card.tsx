import type { ReactNode } from 'react';
import classes from './card.module.css';

interface Props {
  children: ReactNode;
  title?: ReactNode;
  // Words under the title.
  about?: ReactNode;
  actions?: ReactNode;
  // The whole card is one link.
  linked?: boolean;
  flush?: boolean;
}

export function Card({ title, about, actions, linked = false, flush = false, children }: Props) {
  return (
    <section className={classes.card} data-linked={linked || undefined}>
      {title || actions ? (
        <div className={classes.head}>
          <div className={classes.words}>
            <h2 className={classes.title}>{title}</h2>
            {about ? <p className={classes.about}>{about}</p> : null}
          </div>
          {actions ? <div className={classes.actions}>{actions}</div> : null}
        </div>
      ) : null}
      <div className={flush ? undefined : classes.body}>{children}</div>
    </section>
  );
}

// Cards beside one another, as many as fit.
export function CardGrid({ children }: { children: ReactNode }) {
  return <div className={classes.grid}>{children}</div>;
}
