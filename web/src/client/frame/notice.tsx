import type { ReactNode } from 'react';
import type { MarkName } from '../../ui/marks';
import { StateMark } from '../../ui/state-mark';
import classes from './frame.module.css';

interface Props {
  mark: MarkName;
  title: string;
  children?: ReactNode;
  // Spoken at once by screen readers when it appears.
  urgent?: boolean;
}

// Something that the reader should know, with its mark and what to do about it.
export function Notice({ mark, title, children, urgent = false }: Props) {
  return (
    <div className={classes.notice} data-mark={mark} role={urgent ? 'alert' : undefined}>
      <StateMark mark={mark} size={22} />
      <div className={classes.noticeText}>
        <p className={classes.noticeTitle}>{title}</p>
        {children}
      </div>
    </div>
  );
}
