// Where the treads of a ladder lie. Pure, so that it can be tested without a browser.
import type { MarkName } from './marks';
import { markLabels } from './marks';

export interface Tread {
  name: string;
  mark: MarkName;
}

export type Look = 'solid' | 'tall' | 'outline' | 'dashed' | 'faint';

interface Measures {
  width: number;
  flat: number;
  tall: number;
  pitch: number;
  rise: number;
  widthMax: number;
  heightMax: number;
}

const measures: Record<'small' | 'large', Measures> = {
  small: { width: 14, flat: 5, tall: 10, pitch: 16, rise: 4.2, widthMax: 136, heightMax: 34 },
  large: { width: 16, flat: 5.4, tall: 10, pitch: 18, rise: 5.4, widthMax: 150, heightMax: 54 },
};

const looks: Record<MarkName, Look> = {
  done: 'solid',
  waiting: 'tall',
  running: 'tall',
  due: 'tall',
  held: 'tall',
  blocked: 'tall',
  paused: 'tall',
  upcoming: 'outline',
  skipped: 'dashed',
  cancelled: 'dashed',
};

// Of very many steps only the open ones stand out: outlines of two pixels would be dust.
const narrow = 7;

function lookOf(mark: MarkName, pitch: number): Look {
  if (pitch >= narrow) return looks[mark];
  if (mark === 'done') return 'solid';
  return looks[mark] === 'tall' && mark !== 'blocked' ? 'tall' : 'faint';
}

const round = (value: number) => Math.round(value * 100) / 100;

export function treads(steps: readonly Tread[], size: 'small' | 'large') {
  const full = measures[size];
  const gaps = Math.max(steps.length - 1, 1);
  const pitch = Math.min(full.pitch, (full.widthMax - full.width) / gaps);
  const rise = Math.min(full.rise, (full.heightMax - full.tall) / gaps);
  const width = Math.min(full.width, pitch - (pitch < narrow ? 0.8 : 1.6));
  return {
    width: Math.ceil(Math.max(pitch * (steps.length - 1) + width, full.width) + 1),
    height: Math.ceil(rise * Math.max(steps.length - 1, 0) + full.tall + 1),
    treads: steps.map((step, index) => {
      const look = lookOf(step.mark, pitch);
      const inset = look === 'outline' || look === 'dashed' ? 0.6 : 0;
      return {
        mark: step.mark,
        look,
        x: round(pitch * index + inset + 0.5),
        y: round(rise * index + inset + 0.5),
        width: round(width - 2 * inset),
        height: round((look === 'tall' ? full.tall : full.flat) - 2 * inset),
      };
    }),
  };
}

// What the ladder says, for those who hear it: "5 of 8 done; step 6, Engagement letter: Waiting".
export function ladderSentence(steps: readonly Tread[]): string {
  const past = steps.filter(
    (step) => looks[step.mark] === 'solid' || looks[step.mark] === 'dashed',
  );
  const open = steps.findIndex((step) => looks[step.mark] === 'tall');
  const current = steps[open];
  const count = `${past.length} of ${steps.length} done`;
  return current
    ? `${count}; step ${open + 1}, ${current.name}: ${markLabels[current.mark]}`
    : count;
}
