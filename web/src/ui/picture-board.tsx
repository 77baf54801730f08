import { Icon } from './icon';
import { IconPlayerPlay } from './icons';
import type { ReactNode } from 'react';
import classes from './picture-board.module.css';

interface Props {
  width: number;
  height: number;
  // The paths of the lines below the cards.
  lines: readonly string[];
  children: ReactNode;
}

const margin = 28;

// A sheet that scrolls: lines below, cards above.
export function PictureBoard({ width, height, lines, children }: Props) {
  return (
    <div className={classes.sheet} tabIndex={0} role="group" aria-label="Picture of the workflow">
      <div
        className={classes.board}
        style={{ width: width + 2 * margin, height: height + 2 * margin }}
      >
        <div className={classes.inner} style={{ left: margin, top: margin }}>
          <svg className={classes.lines} width={width} height={height} aria-hidden="true">
            {lines.map((line, index) => (
              <path key={index} className={classes.line} d={line} />
            ))}
          </svg>
          {children}
        </div>
      </div>
    </div>
  );
}

interface PlaceProps {
  at: { x: number; y: number };
  size: { width: number; height: number };
  children: ReactNode;
}

export function PicturePlace({ at, size, children }: PlaceProps) {
  return (
    <div
      className={classes.place}
      style={{ left: at.x, top: at.y, width: size.width, height: size.height }}
    >
      {children}
    </div>
  );
}

// A word on a line: the outcome that leads along it.
export function PictureLabel({ at, children }: { at: { x: number; y: number }; children: string }) {
  return (
    <span className={classes.label} style={{ left: at.x, top: at.y }}>
      {children}
    </span>
  );
}

export function PictureStart({ title, detail }: { title: string; detail: string }) {
  return (
    <div className={classes.start}>
      <span className={classes.startIcon}>
        <Icon icon={IconPlayerPlay} size={18} />
      </span>
      <span className={classes.startWords}>
        <span>Starts when</span>
        <b>{title}</b>
        <span>{detail}</span>
      </span>
    </div>
  );
}
