// The states as people see them: one mark each, and what it is called when nothing more is known.
export const marks = [
  'upcoming',
  'blocked',
  'waiting',
  'running',
  'due',
  'held',
  'done',
  'skipped',
  'cancelled',
  'paused',
] as const;

export type MarkName = (typeof marks)[number];

export const markLabels: Record<MarkName, string> = {
  upcoming: 'Not started',
  blocked: 'Blocked',
  waiting: 'Waiting',
  running: 'Running',
  due: 'Needs you',
  held: 'Held',
  done: 'Done',
  skipped: 'Skipped',
  cancelled: 'Cancelled',
  paused: 'Paused',
};
