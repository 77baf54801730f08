import { describe, expect, it } from 'vitest';
import type { RunStep } from '../../api/types';
import { timelineOrder } from './timeline-order';

const step = (number: number, state: RunStep['state'], ended_at?: string): RunStep => ({
  step: `s${number}`,
  number,
  name: `Step ${number}`,
  kind: 'task',
  state,
  mark: 'upcoming',
  mark_label: '',
  iteration: 1,
  actor: 'team',
  lines: [],
  sentence: '',
  actions: [],
  ...(ended_at ? { ended_at } : {}),
});

const numbers = (steps: readonly RunStep[]) => steps.map((one) => one.number);

describe('the order of a timeline', () => {
  it('puts what is over before what is open, and what is to come last', () => {
    const order = timelineOrder([
      step(1, 'ended', '2026-03-02T10:00:00Z'),
      step(2, 'held'),
      step(3, 'idle'),
      step(4, 'scheduled'),
    ]);
    expect(numbers(order.past)).toEqual([1]);
    expect(numbers(order.open)).toEqual([2, 4]);
    expect(numbers(order.future)).toEqual([3]);
  });

  it('tells what is over in the order in which it ended', () => {
    const order = timelineOrder([
      step(1, 'ended', '2026-03-02T10:00:00Z'),
      step(2, 'ended', '2026-03-09T10:00:00Z'),
      step(3, 'ended', '2026-03-04T10:00:00Z'),
    ]);
    expect(numbers(order.past)).toEqual([1, 3, 2]);
  });

  it('keeps a step that was left out behind the one before it', () => {
    const order = timelineOrder([
      step(1, 'ended', '2026-03-02T10:00:00Z'),
      step(2, 'skipped'),
      step(3, 'ended', '2026-03-04T10:00:00Z'),
    ]);
    expect(numbers(order.past)).toEqual([1, 2, 3]);
  });
});
