import type { ReactNode } from 'react';
import { Icon } from './icon';
import type { IconComponent } from './icons';
import classes from './blank-state.module.css';

interface Props {
  icon: IconComponent;
  title: string;
  // What to do first.
  children?: ReactNode;
  actions?: ReactNode;
  // h1 where it is all that the page has.
  heading?: 'h1' | 'h2';
}

export function EmptyState({ icon, title, children, actions, heading: Heading = 'h2' }: Props) {
  return (
    <div className={classes.state}>
      <span className={classes.picture}>
        <Icon icon={icon} size={24} />
      </span>
      <Heading className={classes.title}>{title}</Heading>
      {children ? <div className={classes.words}>{children}</div> : null}
      {actions ? <div className={classes.actions}>{actions}</div> : null}
    </div>
  );
}
