import type { Stroke } from '../api/types';

// A drawn signature: as the pad keeps it, in pixels of the pad, and as it is sent.

export interface Inked {
  points: readonly { x: number; y: number }[];
}

// The signing box is three times as wide as it is high, on the page and in the sealed PDF.
const boxRatio = 3;
const precision = 10_000;
const inkedLeast = 12;
const edge = 8;

// The strokes in a unit box, which stands for the signing box: as large as fits, with the shape
// kept, from the left and on the line. So it does not matter how large a screen it was drawn on.
export function unitStrokes(groups: readonly Inked[]): Stroke[] {
  const inked = groups.filter((group) => group.points.length > 0);
  const { left, right, top, bottom } = boundsOf(inked);
  const height = Math.max((right - left) / boxRatio, bottom - top) || 1;
  const round = (value: number) => Math.round(value * precision) / precision;
  return inked.map((group) =>
    group.points.map(({ x, y }): [number, number] => [
      round((x - left) / (height * boxRatio)),
      round(1 - (bottom - y) / height),
    ]),
  );
}

// Whether enough is drawn to be meant: a stray dot is not.
export function isSignature(groups: readonly Inked[]): boolean {
  const { left, right, top, bottom } = boundsOf(groups);
  return Math.max(right - left, bottom - top) >= inkedLeast;
}

// How much smaller the ink must be drawn to stay on a pad of this size; never larger.
export function scaleToFit(groups: readonly Inked[], width: number, height: number): number {
  const { right, bottom } = boundsOf(groups);
  if (right <= 0 || bottom <= 0) return 1;
  return Math.min(1, (width - edge) / right, (height - edge) / bottom);
}

function boundsOf(groups: readonly Inked[]) {
  const points = groups.flatMap((group) => group.points);
  if (points.length === 0) return { left: 0, right: 0, top: 0, bottom: 0 };
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}
