import { useId, type ReactNode } from 'react';
import type { MarkName } from './marks';
import { StateMark } from './state-mark';
import classes from './why-card.module.css';

interface Props {
  mark: MarkName;
  headline: ReactNode;
  detail?: ReactNode;
  // Its buttons, in order of likelihood.
  actions?: ReactNode;
  // What can be done about it right here, such as the fields that mend what is held.
  form?: ReactNode;
  // One line per further open step.
  more?: ReactNode;
}

// Why something waits, since when, what comes next by itself, and what would move it.
export function WhyCard({ mark, headline, detail, actions, form, more }: Props) {
  const id = useId();
  return (
    <section className={classes.card} data-mark={mark} aria-labelledby={id}>
      <div className={classes.mark}>
        <StateMark mark={mark} size={34} />
      </div>
      <div className={classes.words}>
        <h2 id={id} className={classes.headline}>
          {headline}
        </h2>
        {detail ? <p className={classes.detail}>{detail}</p> : null}
      </div>
      {actions ? <div className={classes.actions}>{actions}</div> : null}
      {form ? <div className={classes.more}>{form}</div> : null}
      {more ? <div className={classes.more}>{more}</div> : null}
    </section>
  );
}
