import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { offlineProblem, Problem } from '../../api/problem';
import type { SavedAnswers } from '../../api/types';
import { createSaveQueue, type Change, type SaveState } from './save-queue';

interface Call {
  change: Change;
  keepalive: boolean;
  succeed: (errors?: SavedAnswers['errors']) => void;
  fail: (problem: Problem) => void;
}

// A queue whose calls wait until the test answers them.
function start() {
  const calls: Call[] = [];
  const states: SaveState[] = [];
  const saved: string[][] = [];
  const queue = createSaveQueue({
    send: (change, keepalive) =>
      new Promise((resolve, reject) => {
        calls.push({
          change,
          keepalive,
          succeed: (errors = []) => resolve({ saved_at: '2026-03-04T10:00:00Z', errors }),
          fail: reject,
        });
      }),
    onSaved: (keys) => saved.push(keys),
    onState: (state) => states.push(state),
    now: () => 1_000,
  });
  const call = (index: number): Call => {
    const found = calls[index];
    if (!found) throw new Error(`There was no call ${index}, only ${calls.length}.`);
    return found;
  };
  return { queue, calls, call, states, saved };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('the queue of saves', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('saves a choice at once and typing after a pause', async () => {
    const { queue, calls, call } = start();
    queue.put('vat', true, false);
    await settle();
    expect(call(0).change).toEqual({ vat: true });
    call(0).succeed();
    await settle();

    queue.put('name', 'P', true);
    await vi.advanceTimersByTimeAsync(600);
    queue.put('name', 'Pr', true);
    await vi.advanceTimersByTimeAsync(600);
    expect(calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(call(1).change).toEqual({ name: 'Pr' });
  });

  it('sends one call at a time, and the last answer of a field wins', async () => {
    const { queue, calls, call } = start();
    queue.put('name', 'P', false);
    await settle();
    queue.put('name', 'Pr', false);
    queue.put('name', 'Pri', false);
    queue.put('vat', null, false);
    await settle();
    expect(calls).toHaveLength(1);
    call(0).succeed();
    await settle();
    expect(calls).toHaveLength(2);
    expect(call(1).change).toEqual({ name: 'Pri', vat: null });
  });

  it('loses no answer when a call fails, and a newer one beats the one that failed', async () => {
    const { queue, call, states } = start();
    queue.put('name', 'old', false);
    queue.put('phone', '0117', false);
    await settle();
    queue.put('name', 'new', true);
    call(0).fail(offlineProblem());
    await settle();
    expect(states.at(-1)).toEqual({ kind: 'waiting' });
    expect(queue.unsaved()).toEqual({ name: 'new', phone: '0117' });

    await vi.advanceTimersByTimeAsync(1_000);
    expect(call(1).change).toEqual({ name: 'new', phone: '0117' });
    call(1).succeed();
    await settle();
    expect(queue.unsaved()).toEqual({});
    expect(states.at(-1)).toEqual({ kind: 'saved', at: 1_000 });
  });

  it('tries again and again, ever more slowly', async () => {
    const { queue, calls, call } = start();
    queue.put('name', 'P', false);
    await settle();
    for (const [index, wait] of [1_000, 2_000, 4_000].entries()) {
      call(index).fail(new Problem(503, 'Busy'));
      await vi.advanceTimersByTimeAsync(wait - 1);
      expect(calls).toHaveLength(index + 1);
      await vi.advanceTimersByTimeAsync(1);
      expect(calls).toHaveLength(index + 2);
    }
  });

  it('keeps what the server refuses, and says so instead of trying on', async () => {
    const { queue, calls, call, states } = start();
    queue.put('name', 'P', false);
    await settle();
    call(0).fail(new Problem(404, 'Not found'));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(calls).toHaveLength(1);
    expect(states.at(-1)).toMatchObject({ kind: 'refused' });
    expect(queue.unsaved()).toEqual({ name: 'P' });
  });

  it('flushes what is being typed, and what came while it was flushing', async () => {
    const { queue, call } = start();
    queue.put('name', 'P', true);
    const flushed = queue.flush();
    expect(call(0).change).toEqual({ name: 'P' });
    queue.put('vat', true, true);
    call(0).succeed();
    await settle();
    expect(call(1).change).toEqual({ vat: true });
    call(1).succeed();
    expect(await flushed).toBeUndefined();
  });

  it('answers a flush with what stands in the way', async () => {
    const { queue, call } = start();
    queue.put('name', 'P', true);
    const flushed = queue.flush();
    call(0).fail(offlineProblem());
    expect(await flushed).toMatchObject({ status: 0 });
  });

  it('gives the browser a last call when the page goes away', async () => {
    const { queue, calls, call } = start();
    queue.leave();
    expect(calls).toHaveLength(0);
    queue.put('name', 'P', true);
    queue.leave();
    expect(call(0)).toMatchObject({ change: { name: 'P' }, keepalive: true });
  });

  it('tells which fields a call saved', async () => {
    const { queue, call, saved } = start();
    queue.put('name', 'P', false);
    queue.put('vat', true, false);
    await settle();
    call(0).succeed();
    await settle();
    expect(saved).toEqual([['name', 'vat']]);
  });
});
