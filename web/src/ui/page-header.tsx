import type { ReactNode } from 'react';
import { Icon } from './icon';
import { IconChevronRight } from './icons';
import classes from './page-header.module.css';

interface Props {
  title: string;
  // Links to what this page stands in, outermost first.
  trail?: readonly ReactNode[];
  below?: ReactNode;
  actions?: ReactNode;
  // What stands beside the title, such as a state.
  beside?: ReactNode;
}

export function PageHeader({ title, trail, below, actions, beside }: Props) {
  return (
    <header className={classes.header}>
      {trail ? (
        <nav className={classes.trail} aria-label="Where this page stands">
          {trail.map((place, index) => (
            <span key={index} className={classes.place}>
              {index > 0 ? <Icon icon={IconChevronRight} size={15} /> : null}
              {place}
            </span>
          ))}
        </nav>
      ) : null}
      <div className={classes.line}>
        <div className={classes.words}>
          <div className={classes.heading}>
            <h1 className={classes.title}>{title}</h1>
            {beside}
          </div>
          {below ? <div className={classes.below}>{below}</div> : null}
        </div>
        {actions ? <div className={classes.actions}>{actions}</div> : null}
      </div>
    </header>
  );
}
