// Progress as stairs that go down: a tread per step, solid when done, tall while open, an outline
// for what is to come. Never a percentage.
import { ladderSentence, treads, type Tread } from './ladder-shape';
import classes from './ladder.module.css';

interface Props {
  steps: readonly Tread[];
  // Large beside a heading, small in a table's row.
  size?: 'small' | 'large';
  // When the words already stand beside it.
  silent?: boolean;
}

export function Ladder({ steps, size = 'small', silent = false }: Props) {
  const shape = treads(steps, size);
  return (
    <svg
      className={classes.ladder}
      width={shape.width}
      height={shape.height}
      viewBox={`0 0 ${shape.width} ${shape.height}`}
      {...(silent ? { 'aria-hidden': true } : { role: 'img', 'aria-label': ladderSentence(steps) })}
    >
      {shape.treads.map((tread, index) => (
        <rect
          key={index}
          className={classes.tread}
          data-mark={tread.mark}
          data-look={tread.look}
          x={tread.x}
          y={tread.y}
          width={tread.width}
          height={tread.height}
          rx={Math.min(1.8, tread.width / 3)}
        />
      ))}
    </svg>
  );
}
