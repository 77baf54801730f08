import type { LadderMark, LadderStep } from '../api/types';
import type { MarkName } from '../../ui/marks';

// The state marks behind the four things that a step can be to a client.
export const stepMarks: Record<LadderMark, MarkName> = {
  done: 'done',
  now: 'running',
  later: 'upcoming',
  skipped: 'skipped',
};

const markWords: Record<LadderMark, string> = {
  done: 'Done',
  now: 'Now',
  later: 'Later',
  skipped: 'Left out',
};

// What is said of a step beside its name: "Done, 4 March", or just "Now".
export function noteWords({ mark, note }: LadderStep): string {
  const word = markWords[mark];
  return note && note !== word ? `${word}, ${note}` : word;
}

// The step that this page is about: the one named, else the first that is open.
export function currentStep(ladder: LadderStep[], step?: string): number {
  const named = ladder.findIndex((tread) => tread.step === step);
  return named >= 0 ? named : ladder.findIndex((tread) => tread.mark === 'now');
}

// "Step 1 of 4: " and the name; all done when nothing is open.
export function ladderWords(ladder: LadderStep[], step?: string): [place: string, name: string] {
  const index = currentStep(ladder, step);
  const tread = ladder[index];
  if (tread) return [`Step ${index + 1} of ${ladder.length}: `, tread.name];
  const done = ladder.filter((other) => other.mark !== 'later').length;
  return ['', `${done} of ${ladder.length} steps done`];
}
