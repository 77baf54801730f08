import { asProblem, type Problem } from '../../api/problem';
import type { SavedAnswers } from '../../api/types';

// Saves answers one call at a time, in the order in which they were given. For each field the last
// answer wins. What could not be saved is kept and tried again; nothing is given up.

export type Change = Record<string, unknown>;

export type SaveState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: number }
  // No answer from the server; the queue tries again by itself.
  | { kind: 'waiting' }
  // The server will not take it, such as when the link has expired. Only a person can go on.
  | { kind: 'refused'; problem: Problem };

interface SaveQueueOptions {
  send: (change: Change, keepalive: boolean) => Promise<SavedAnswers>;
  onSaved: (keys: string[], saved: SavedAnswers) => void;
  onState: (state: SaveState) => void;
  now: () => number;
}

const typingPauseMs = 700;
const retryFirstMs = 1_000;
const retryMostMs = 30_000;

export function createSaveQueue({ send, onSaved, onState, now }: SaveQueueOptions) {
  const pending = new Map<string, unknown>();
  let sending = new Map<string, unknown>();
  let running: Promise<Problem | undefined> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const unsaved = (): Change => Object.fromEntries([...sending, ...pending]);

  function plan(delay: number) {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), delay);
  }

  // One call; tells what stopped it. Callers that come meanwhile share it.
  function run(): Promise<Problem | undefined> {
    clearTimeout(timer);
    running ??= sendPending().finally(() => {
      running = undefined;
    });
    return running;
  }

  async function sendPending(): Promise<Problem | undefined> {
    if (pending.size === 0) return undefined;
    sending = new Map(pending);
    pending.clear();
    onState({ kind: 'saving' });
    try {
      const saved = await send(Object.fromEntries(sending), false);
      const keys = [...sending.keys()];
      sending = new Map();
      failures = 0;
      onSaved(keys, saved);
      onState({ kind: 'saved', at: now() });
      if (pending.size > 0) plan(0);
      return undefined;
    } catch (fault) {
      return takeBack(asProblem(fault));
    }
  }

  function takeBack(problem: Problem): Problem {
    for (const [key, answer] of sending) if (!pending.has(key)) pending.set(key, answer);
    sending = new Map();
    if (problem.isPassing) {
      onState({ kind: 'waiting' });
      plan(Math.min(retryMostMs, retryFirstMs * 2 ** failures));
      failures += 1;
    } else {
      onState({ kind: 'refused', problem });
    }
    return problem;
  }

  return {
    unsaved,

    // Saves soon: at once after a choice, after a pause while somebody types.
    put(key: string, answer: unknown, typing: boolean) {
      pending.delete(key);
      pending.set(key, answer);
      plan(typing ? typingPauseMs : 0);
    },

    // Saves everything now; answers with what stands in the way, if anything.
    async flush(): Promise<Problem | undefined> {
      while (pending.size > 0 || running) {
        const problem = await run();
        if (problem) return problem;
      }
      return undefined;
    },

    // The page is going away: a last call that the browser finishes without it.
    leave() {
      const change = unsaved();
      if (Object.keys(change).length > 0) send(change, true).catch(() => undefined);
    },
  };
}
