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
}

export function EmptyState({ icon, title, children, actions }: Props) {
  return (
    <div className={classes.state}>
      <span className={classes.picture}>
        <Icon icon={icon} size={24} />
      </span>
      <h2 className={classes.title}>{title}</h2>
      {children ? <div className={classes.words}>{children}</div> : null}
      {actions ? <div className={classes.actions}>{actions}</div> : null}
    </div>
  );
}
