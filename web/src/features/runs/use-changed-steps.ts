import { useEffect, useRef, useState } from 'react';
import type { RunStep } from '../../api/types';

const told = (step: RunStep) =>
  [step.state, step.mark, step.iteration, step.outcome, step.summary, step.reminder].join('|');

// The steps that have just changed while the page was open: they glow for a moment.
export function useChangedSteps(steps: readonly RunStep[]): ReadonlySet<string> {
  const before = useRef<Map<string, string>>(undefined);
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());

  // Outside system: what the page showed a moment ago, and the timer that ends the glow.
  useEffect(() => {
    const now = new Map(steps.map((step) => [step.step, told(step)]));
    const last = before.current;
    before.current = now;
    if (!last) return;
    const fresh = [...now].filter(([step, words]) => last.get(step) !== words);
    if (fresh.length === 0) return;
    setChanged(new Set(fresh.map(([step]) => step)));
    const timer = setTimeout(() => setChanged(new Set()), 1500);
    return () => clearTimeout(timer);
  }, [steps]);

  return changed;
}
