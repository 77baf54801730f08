import type { ReactNode } from 'react';
import type { MarkName } from './marks';
import { StateMark } from './state-mark';
import classes from './why-line.module.css';

interface Props {
  mark: MarkName;
  headline: ReactNode;
  detail?: ReactNode;
  actions?: ReactNode;
  form?: ReactNode;
}

// A further open step inside the why-card.
export function WhyLine({ mark, headline, detail, actions, form }: Props) {
  return (
    <div className={classes.line}>
      <StateMark mark={mark} size={22} />
      <div className={classes.words}>
        <h3 className={classes.headline}>{headline}</h3>
        {detail ? <p className={classes.detail}>{detail}</p> : null}
        {actions ? <div className={classes.actions}>{actions}</div> : null}
        {form ? <div className={classes.more}>{form}</div> : null}
      </div>
    </div>
  );
}
