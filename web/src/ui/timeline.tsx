import type { ReactNode } from 'react';
import { Icon } from './icon';
import type { IconComponent } from './icons';
import type { MarkName } from './marks';
import { StateMark } from './state-mark';
import { StatePill } from './state-pill';
import classes from './timeline.module.css';

export interface TimelineRowProps {
  mark: MarkName;
  markLabel: string;
  // What is over is a line, what is open a card, what is to come is drawn thinly.
  look: 'past' | 'open' | 'future';
  // The line to the next row: solid when this one is done, dashed when the way is still to go.
  connector: 'done' | 'dashed' | 'none';
  number: number;
  name: ReactNode;
  pill?: boolean;
  icon: IconComponent;
  summary?: ReactNode;
  when?: ReactNode;
  who?: ReactNode;
  // It has just changed: it glows for a moment.
  changed?: boolean;
  id?: string;
  children?: ReactNode;
}

export function TimelineRow(props: TimelineRowProps) {
  const { mark, markLabel, look, connector, number, name, pill = false, icon, summary } = props;
  return (
    <li
      className={classes.row}
      data-look={look}
      data-changed={props.changed || undefined}
      data-quiet={mark === 'skipped' || mark === 'cancelled' || undefined}
      id={props.id}
    >
      <span className={classes.mark}>
        <StateMark mark={mark} label={pill ? undefined : markLabel} />
      </span>
      {connector === 'none' ? null : (
        <span className={classes.connector} data-look={connector} aria-hidden="true" />
      )}
      <span className={classes.number}>{number}</span>
      <div className={classes.body}>
        <div className={classes.title}>
          <h3 className={classes.name}>{name}</h3>
          {pill ? <StatePill mark={mark} label={markLabel} /> : null}
        </div>
        {summary ? (
          <span className={classes.summary}>
            <Icon icon={icon} size={16} />
            <span>{summary}</span>
          </span>
        ) : null}
        {props.children}
      </div>
      <div className={classes.when}>
        {props.when}
        {props.who ? <span className={classes.who}>{props.who}</span> : null}
      </div>
    </li>
  );
}

export function Timeline({ children }: { children: ReactNode }) {
  return <ol className={classes.timeline}>{children}</ol>;
}

// The line between what has been and what is to come.
export function TodayLine({ words }: { words: string }) {
  return (
    <li className={classes.today}>
      <span className={classes.todayWords}>Today, {words}</span>
    </li>
  );
}

export function StageHeading({ name }: { name: string }) {
  return <li className={classes.stage}>{name}</li>;
}

// Folded steps: one line that unfolds them.
export function FoldedRow({ words, onOpen }: { words: string; onOpen: () => void }) {
  return (
    <li className={classes.row} data-look="past">
      <span className={classes.mark}>
        <StateMark mark="done" />
      </span>
      <span className={classes.connector} data-look="done" aria-hidden="true" />
      <button type="button" className={classes.unfold} onClick={onOpen}>
        {words}
      </button>
    </li>
  );
}

// A line inside an open card: one person or part, with its own mark.
export function TimelineLine({ mark, children }: { mark: MarkName; children: ReactNode }) {
  return (
    <li className={classes.line}>
      <StateMark mark={mark} size={18} />
      <span>{children}</span>
    </li>
  );
}

export function TimelineLines({ children }: { children: ReactNode }) {
  return <ul className={classes.lines}>{children}</ul>;
}

export function TimelineFoot({ icon, children }: { icon: IconComponent; children: ReactNode }) {
  return (
    <div className={classes.foot}>
      <Icon icon={icon} size={16} />
      <span>{children}</span>
    </div>
  );
}
