// Where the cards and links of a workflow's picture lie. Top to bottom: a step stands below all that
// it follows. The main path stays straight; what branches off goes to the right. A link that passes
// a row keeps a place of its own in it, so that it never runs under a card.
export interface PictureStep {
  step: string;
  after: readonly { step: string; outcome?: string | undefined }[];
}

export interface Point {
  x: number;
  y: number;
}

interface PlacedCard extends Point {
  step: string;
}

export interface PlacedLink {
  from: string;
  to: string;
  outcome?: string | undefined;
  points: Point[];
  label: Point;
}

export interface Picture {
  cards: PlacedCard[];
  links: PlacedLink[];
  width: number;
  height: number;
}

export const cardSize = { width: 312, height: 74 };
export const startStep = '';

const gap = { across: 30, down: 36 };
const passage = 92;

interface Cell {
  key: string;
  row: number;
  lane: number;
  width: number;
}

interface Way {
  from: string;
  to: string;
  outcome?: string | undefined;
}

export function layOut(steps: readonly PictureStep[]): Picture {
  const ways = withoutDetours(allWays(steps));
  const rows = rowsOf(steps, ways);
  const cells = lanesOf(steps, ways, rows);
  const centres = centresOf([...cells.values()]);
  const left = Math.min(...[...cells.values()].map((cell) => x(centres, cell) - cell.width / 2));
  const place = (key: string): Point => {
    const cell = cells.get(key);
    if (!cell) return { x: 0, y: 0 };
    return {
      x: Math.round(x(centres, cell) - left),
      y: cell.row * (cardSize.height + gap.down) + cardSize.height / 2,
    };
  };
  const names = [startStep, ...steps.map((step) => step.step)];
  const cards = names.map((step) => {
    const centre = place(step);
    return { step, x: centre.x - cardSize.width / 2, y: centre.y - cardSize.height / 2 };
  });
  const right = [...cells.values()].map((cell) => place(cell.key).x + cell.width / 2);
  return {
    cards,
    links: ways.map((way) => drawn(way, place, rows)),
    width: Math.max(...right),
    height: Math.max(...cards.map((card) => card.y)) + cardSize.height,
  };
}

const x = (centres: ReadonlyMap<string, number>, cell: Cell) => centres.get(cell.key) ?? 0;

// Steps that follow nothing begin with the run: they hang on the start.
function allWays(steps: readonly PictureStep[]): Way[] {
  const known = new Set(steps.map((step) => step.step));
  return steps.flatMap(({ step, after }): Way[] => {
    const links = after.filter((link) => known.has(link.step));
    if (links.length === 0) return [{ from: startStep, to: step }];
    return links.map((link) => ({ from: link.step, to: step, outcome: link.outcome }));
  });
}

// Ways that nobody hopes for: they never make the main path.
const unhoped = new Set(['declined', 'expired', 'refused', 'rejected', 'cancelled']);

const isHoped = (way: Way) => way.outcome === undefined || !unhoped.has(way.outcome);

// "After 6 and 7", where 7 itself follows 6, needs no line from 6. Where 7 only follows when 6
// expires, it does: that is the way around 7.
function withoutDetours(ways: readonly Way[]): Way[] {
  const next = new Map<string, string[]>();
  for (const way of ways.filter(isHoped)) {
    next.set(way.from, [...(next.get(way.from) ?? []), way.to]);
  }
  const reaches = (from: string, to: string): boolean =>
    (next.get(from) ?? []).some((step) => step === to || reaches(step, to));
  return ways.filter(
    (way) =>
      way.outcome !== undefined ||
      !(next.get(way.from) ?? []).some((step) => step !== way.to && reaches(step, way.to)),
  );
}

// How far it still goes from a step: the longest way on is the main one.
function depthsOf(steps: readonly PictureStep[], ways: readonly Way[]): Map<string, number> {
  const depths = new Map<string, number>();
  const depthOf = (step: string): number => {
    const known = depths.get(step);
    if (known !== undefined) return known;
    const after = ways.filter((way) => way.from === step).map((way) => depthOf(way.to));
    const depth = Math.max(-1, ...after) + 1;
    depths.set(step, depth);
    return depth;
  };
  for (const step of steps) depthOf(step.step);
  return depths;
}

function rowsOf(steps: readonly PictureStep[], ways: readonly Way[]): Map<string, number> {
  const rows = new Map<string, number>([[startStep, 0]]);
  const rowOf = (step: string): number => {
    const known = rows.get(step);
    if (known !== undefined) return known;
    const before = ways.filter((way) => way.to === step).map((way) => rowOf(way.from));
    const row = Math.max(0, ...before) + 1;
    rows.set(step, row);
    return row;
  };
  for (const step of steps) rowOf(step.step);
  return rows;
}

const passageKey = (way: Way, row: number) => `${way.from}>${way.to}@${row}`;

// Gives every card, and every passing link in every row that it passes, a lane.
function lanesOf(
  steps: readonly PictureStep[],
  ways: readonly Way[],
  rows: ReadonlyMap<string, number>,
): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  const taken = new Set<string>();
  const put = (key: string, row: number, wish: number, width: number) => {
    let lane = wish;
    while (taken.has(`${row}:${lane}`)) lane += 1;
    taken.add(`${row}:${lane}`);
    cells.set(key, { key, row, lane, width });
  };
  const row = (step: string) => rows.get(step) ?? 0;
  const laneOf = (key: string) => cells.get(key)?.lane ?? 0;
  const isLong = (way: Way) => row(way.to) - row(way.from) > 1;

  const pass = (way: Way, level: number) => {
    const before = row(way.from) === level - 1 ? way.from : passageKey(way, level - 1);
    put(passageKey(way, level), level, laneOf(before), passage);
  };

  put(startStep, 0, 0, cardSize.width);
  const depths = depthsOf(steps, ways);
  const deepestFirst = [...steps].sort(
    (one, other) => (depths.get(other.step) ?? 0) - (depths.get(one.step) ?? 0),
  );
  const last = Math.max(...rows.values());
  for (let level = 1; level <= last; level += 1) {
    const passing = ways.filter((way) => row(way.from) < level && row(way.to) > level);
    const begins = (way: Way) => row(way.from) === level - 1;
    // What passes already keeps its lane. A fork whose other way passes keeps that way straight,
    // and the steps go to the right; unless nobody hopes for that way.
    for (const way of passing.filter((one) => !begins(one))) pass(way, level);
    for (const way of passing.filter((one) => begins(one) && isHoped(one))) pass(way, level);
    for (const { step } of deepestFirst.filter((one) => row(one.step) === level)) {
      const before = ways
        .filter((way) => way.to === step)
        .map((way) => laneOf(isLong(way) ? passageKey(way, level - 1) : way.from));
      put(step, level, Math.min(...before), cardSize.width);
    }
    for (const way of passing.filter((one) => begins(one) && !isHoped(one))) pass(way, level);
  }
  return cells;
}

// Cells of one lane that follow one another directly stand under one another.
function centresOf(cells: readonly Cell[]): Map<string, number> {
  const centres = new Map<string, number>();
  const lanes = Math.max(...cells.map((cell) => cell.lane)) + 1;
  const at = new Map(cells.map((cell) => [`${cell.row}:${cell.lane}`, cell]));
  const rightOf = (row: number, lane: number): number | undefined => {
    for (let before = lane - 1; before >= 0; before -= 1) {
      const cell = at.get(`${row}:${before}`);
      if (cell) return (centres.get(cell.key) ?? 0) + cell.width / 2;
    }
    return undefined;
  };
  for (let lane = 0; lane < lanes; lane += 1) {
    for (const group of groupsOf(cells.filter((cell) => cell.lane === lane))) {
      const centre = Math.max(
        ...group.map((cell) => {
          const right = rightOf(cell.row, lane);
          return right === undefined ? 0 : right + gap.across + cell.width / 2;
        }),
      );
      for (const cell of group) centres.set(cell.key, centre);
    }
  }
  return centres;
}

function groupsOf(cells: readonly Cell[]): Cell[][] {
  const groups: Cell[][] = [];
  for (const cell of [...cells].sort((one, other) => one.row - other.row)) {
    const group = groups[groups.length - 1];
    if (group && group[group.length - 1]?.row === cell.row - 1) group.push(cell);
    else groups.push([cell]);
  }
  return groups;
}

function drawn(
  way: Way,
  place: (key: string) => Point,
  rows: ReadonlyMap<string, number>,
): PlacedLink {
  const from = place(way.from);
  const to = place(way.to);
  const points: Point[] = [{ x: from.x, y: from.y + cardSize.height / 2 }];
  const first = (rows.get(way.from) ?? 0) + 1;
  const last = (rows.get(way.to) ?? 0) - 1;
  for (let row = first; row <= last; row += 1) points.push(place(passageKey(way, row)));
  points.push({ x: to.x, y: to.y - cardSize.height / 2 });
  return { ...way, points, label: labelPoint(points) };
}

// The label stands on the first level stretch, else halfway down the first upright one.
function labelPoint(points: readonly Point[]): Point {
  const [start, next] = points;
  if (!start || !next) return { x: 0, y: 0 };
  if (start.x !== next.x) return { x: (start.x + next.x) / 2, y: start.y + gap.down / 2 };
  return { x: next.x, y: points.length > 2 ? next.y : (start.y + next.y) / 2 };
}

// The line of a link: down, across in the middle of the gap, down, with rounded corners.
export function linePath(points: readonly Point[]): string {
  const [start] = points;
  if (!start) return '';
  let path = `M${start.x} ${start.y}`;
  for (let index = 1; index < points.length; index += 1) {
    const before = points[index - 1];
    const next = points[index];
    if (!before || !next) continue;
    path += before.x === next.x ? `V${next.y}` : bend(before, next, index === 1);
  }
  return path;
}

const corner = 7;

function bend(from: Point, to: Point, leaves: boolean): string {
  const level = leaves
    ? from.y + gap.down / 2
    : Math.min(to.y, from.y + cardSize.height / 2 + gap.down) - gap.down / 2;
  const side = to.x > from.x ? corner : -corner;
  return (
    `V${level - corner}Q${from.x} ${level} ${from.x + side} ${level}` +
    `H${to.x - side}Q${to.x} ${level} ${to.x} ${level + corner}V${to.y}`
  );
}
