import type { MarkName } from './marks';
import { markLabels } from './marks';
import { StateMark } from './state-mark';
import classes from './state-pill.module.css';

interface Props {
  mark: MarkName;
  // The words of this case ("Waiting on client"); the mark's usual word without it.
  label?: string;
}

export function StatePill({ mark, label }: Props) {
  return (
    <span className={classes.pill} data-mark={mark}>
      <StateMark mark={mark} size={14} />
      {label ?? markLabels[mark]}
    </span>
  );
}
