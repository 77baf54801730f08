import type { ReactNode } from 'react';
import type { MarkName } from './marks';
import { StateMark } from './state-mark';
import classes from './notice.module.css';

interface Props {
  mark: Extract<MarkName, 'held' | 'due' | 'waiting' | 'done' | 'running' | 'paused'>;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  // Read out as soon as it shows.
  alert?: boolean;
}

// A tinted line or two about the state of what stands below it.
export function Notice({ mark, title, children, actions, alert = false }: Props) {
  return (
    <div className={classes.notice} data-mark={mark} {...(alert ? { role: 'alert' } : {})}>
      <StateMark mark={mark} size={20} />
      <div className={classes.words}>
        {title ? <div className={classes.title}>{title}</div> : null}
        {children}
      </div>
      {actions ? <div className={classes.actions}>{actions}</div> : null}
    </div>
  );
}
