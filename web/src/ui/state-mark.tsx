// One drawing per state, each with a silhouette of its own: the colour only repeats what the shape
// already says. Drawn on a 24 px square.
import type { ReactElement } from 'react';
import { markLabels, type MarkName } from './marks';
import classes from './state-mark.module.css';

const cross = <path d="m9.1 9.1 5.8 5.8m0-5.8-5.8 5.8" />;

const drawings: Record<MarkName, ReactElement> = {
  upcoming: <circle className={classes.ring} cx="12" cy="12" r="10.8" />,
  blocked: (
    <>
      <rect className={classes.filled} x="1" y="1" width="22" height="22" rx="4.6" />
      <rect className={classes.glyphFilled} x="6.9" y="10.4" width="10.2" height="7.8" rx="1.5" />
      <path className={classes.glyph} d="M9 10.6V8.3a3 3 0 0 1 6 0v2.3" />
    </>
  ),
  waiting: (
    <>
      <circle className={classes.face} cx="12" cy="12" r="10.5" />
      <path className={classes.hands} d="M12 6.2v6.2l3.9 2.7" />
    </>
  ),
  running: (
    <>
      <circle className={classes.track} cx="12" cy="12" r="10.1" />
      <path className={classes.arc} d="M12 1.9a10.1 10.1 0 1 1-9.9 8.1" />
      <circle className={classes.dot} cx="12" cy="12" r="3.3" />
    </>
  ),
  due: (
    <>
      <rect
        className={classes.filled}
        x="3.9"
        y="3.9"
        width="16.2"
        height="16.2"
        rx="2.8"
        transform="rotate(45 12 12)"
      />
      <path className={classes.bang} d="M12 6.9v5.9" />
      <circle className={classes.glyphFilled} cx="12" cy="16.7" r="1.5" />
    </>
  ),
  held: (
    <>
      <path
        className={classes.filled}
        d="M7.4.9h9.2l6.5 6.5v9.2l-6.5 6.5H7.4L.9 16.6V7.4z"
        strokeLinejoin="round"
      />
      <g className={classes.glyph}>{cross}</g>
    </>
  ),
  done: (
    <>
      <circle className={classes.filled} cx="12" cy="12" r="11.8" />
      <path className={classes.check} d="m6.9 12.6 3.5 3.4 6.8-7.2" />
    </>
  ),
  skipped: (
    <>
      <circle className={classes.dashed} cx="12" cy="12" r="10.8" />
      <path className={classes.inner} d="m8.1 8.6 3.4 3.4-3.4 3.4m5-6.8 3.4 3.4-3.4 3.4" />
    </>
  ),
  cancelled: (
    <>
      <circle className={classes.dashed} cx="12" cy="12" r="10.8" />
      <g className={classes.inner}>{cross}</g>
    </>
  ),
  paused: (
    <>
      <circle className={classes.rim} cx="12" cy="12" r="10.7" />
      <path className={classes.bars} d="M9.4 8.2v7.6m5.2-7.6v7.6" />
    </>
  ),
};

interface Props {
  mark: MarkName;
  size?: number;
  // What it is called here. Without it the mark is silent: its word stands beside it.
  label?: string | undefined;
  // A number inside the ring of what has not begun.
  number?: number;
}

export function StateMark({ mark, size = 24, label, number }: Props) {
  const name = label ?? undefined;
  return (
    <svg
      className={classes.mark}
      data-mark={mark}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      {...(name ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}
    >
      {drawings[mark]}
      {mark === 'upcoming' && number !== undefined ? (
        <text className={classes.number} x="12" y="15.9" textAnchor="middle">
          {number}
        </text>
      ) : null}
    </svg>
  );
}

// The mark with its usual word, for places that show no word of their own.
export function NamedMark({ mark, size = 24 }: { mark: MarkName; size?: number }) {
  return <StateMark mark={mark} size={size} label={markLabels[mark]} />;
}
