import type { Stroke } from '../api/shapes';

// A drawn signature: as the pad keeps it, in pixels of the pad, and as it is sent.

export interface Inked {
  points: readonly { x: number; y: number }[];
}

const precision = 10_000;
const inkedLeast = 12;
const edge = 8;

// The strokes in a unit box: the ink begins at the top left and its longer side is 1. Both axes
// have one scale, so that the signature keeps its shape wherever it is drawn again.
export function unitStrokes(groups: readonly Inked[]): Stroke[] {
  const inked = groups.filter((group) => group.points.length > 0);
  const box = boundsOf(inked);
  const side = Math.max(box.right - box.left, box.bottom - box.top) || 1;
  const unit = (value: number) => Math.round((value / side) * precision) / precision;
  return inked.map((group) =>
    group.points.map(({ x, y }): [number, number] => [unit(x - box.left), unit(y - box.top)]),
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
