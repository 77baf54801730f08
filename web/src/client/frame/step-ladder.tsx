import type { CSSProperties } from 'react';
import { Ladder } from '../../ui/ladder';
import { StateMark } from '../../ui/state-mark';
import { useClient } from '../client-context';
import classes from './frame.module.css';
import { currentStep, ladderWords, noteWords, stepMarks } from './step-words';

const widestCount = 6;

const treadDepth = (index: number): CSSProperties & Record<'--tread', number> => ({
  '--tread': index,
});

// The client's steps as stairs going down: in full on wide screens, as a drawing with a line of
// words on narrow ones.
export function StepLadder({ step }: { step?: string | undefined }) {
  const { ladder } = useClient().home;
  if (ladder.length === 0) return null;
  const current = currentStep(ladder, step);
  const [place, name] = ladderWords(ladder, step);
  return (
    <div className={classes.ladder} data-wide={ladder.length <= widestCount}>
      <ol className={classes.treads}>
        {ladder.map((tread, index) => (
          <li
            key={tread.step}
            className={classes.tread}
            data-mark={tread.mark}
            aria-current={index === current ? 'step' : undefined}
            style={treadDepth(index)}
          >
            <StateMark mark={stepMarks[tread.mark]} size={18} number={index + 1} />
            <span className={classes.treadName}>{tread.name}</span>
            <span className={classes.treadNote}>
              <span aria-hidden="true">{tread.note}</span>
              <span className="sw-hidden">{noteWords(tread)}</span>
            </span>
          </li>
        ))}
      </ol>
      <div className={classes.strip}>
        <Ladder
          silent
          steps={ladder.map((tread) => ({ name: tread.name, mark: stepMarks[tread.mark] }))}
        />
        <p>
          {place}
          <b>{name}</b>
        </p>
      </div>
    </div>
  );
}
