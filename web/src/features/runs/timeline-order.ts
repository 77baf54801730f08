// In which order a run's steps are told: what is over, in the order in which it ended; today; what
// is open; what is to come. Read downwards, it is the story of the run.
import type { RunStep } from '../../api/types';

interface TimelineOrder {
  past: RunStep[];
  open: RunStep[];
  future: RunStep[];
}

const over = new Set<RunStep['state']>(['ended', 'skipped', 'cancelled']);

export function timelineOrder(steps: readonly RunStep[]): TimelineOrder {
  return {
    past: inOrderOfEnding(steps.filter((step) => over.has(step.state))),
    open: steps.filter((step) => !over.has(step.state) && step.state !== 'idle'),
    future: steps.filter((step) => step.state === 'idle'),
  };
}

// A step that was left out has no moment of its own: it stays behind the step before it.
function inOrderOfEnding(steps: RunStep[]): RunStep[] {
  let last = '';
  const timed = steps.map((step) => {
    last = step.ended_at ?? last;
    return { step, at: last };
  });
  return timed
    .sort((one, other) => one.at.localeCompare(other.at) || one.step.number - other.step.number)
    .map(({ step }) => step);
}
