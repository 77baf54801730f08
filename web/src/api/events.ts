// Live changes. One tab of a browser holds the connection and tells the others, since a browser
// allows only six connections to a server. Events name what changed; they carry none of it.
import type { Query, QueryClient } from '@tanstack/react-query';
import { alsoStale } from './keys';

export interface Changed {
  resource: string;
  id: string;
}

type Heard = { kind: 'changed'; changed: Changed } | { kind: 'reset' };

const channelName = 'stepwell-events';

// Listens until it is told to stop. Whoever holds the lock holds the connection; where the browser
// has no locks (plain http on a network), every tab listens for itself.
export function listen(hear: (heard: Heard) => void): () => void {
  const stop = new AbortController();
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(channelName) : undefined;
  channel?.addEventListener('message', (message: MessageEvent<Heard>) => hear(message.data));
  const tell = (heard: Heard) => {
    hear(heard);
    channel?.postMessage(heard);
  };

  const locks = 'locks' in navigator ? navigator.locks : undefined;
  if (locks) {
    const held = () => new Promise<void>((release) => connect(tell, stop.signal, release));
    locks.request(channelName, { signal: stop.signal }, held).catch(() => undefined);
  } else {
    connect(hear, stop.signal, () => undefined);
  }
  return () => {
    stop.abort();
    channel?.close();
  };
}

function connect(tell: (heard: Heard) => void, signal: AbortSignal, closed: () => void) {
  const source = new EventSource('/api/v1/events');
  source.addEventListener('changed', (event: MessageEvent<string>) => {
    const changed = parseChanged(event.data);
    if (changed) tell({ kind: 'changed', changed });
  });
  source.addEventListener('reset', () => tell({ kind: 'reset' }));
  // What changed before the connection stood was told to nobody. After a break the server knows
  // where it left off.
  source.addEventListener('open', () => tell({ kind: 'reset' }), { once: true });
  const close = () => {
    source.close();
    closed();
  };
  if (signal.aborted) close();
  else signal.addEventListener('abort', close, { once: true });
}

export function parseChanged(text: string): Changed | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    if (!('resource' in value) || typeof value.resource !== 'string') return undefined;
    const id = 'id' in value && typeof value.id === 'string' ? value.id : '';
    return { resource: value.resource, id };
  } catch {
    return undefined;
  }
}

// Marks as stale what an event is about. Pages that show it fetch it again; nothing is patched.
export function invalidate(cache: QueryClient, heard: Heard) {
  if (heard.kind === 'reset') {
    refresh(cache, () => true);
    return;
  }
  const { resource } = heard.changed;
  const words = new Set([resource, ...(alsoStale[resource] ?? [])]);
  refresh(cache, (query) => words.has(String(query.queryKey[0])));
}

// A first answer that is on its way may be older than the event. The cache lets it arrive and takes
// it for the newest, so it is asked for once more.
function refresh(cache: QueryClient, predicate: (query: Query) => boolean) {
  const underWay = cache.getQueryCache().findAll({ predicate, fetchStatus: 'fetching' });
  for (const { queryKey, promise, state } of underWay) {
    if (state.data !== undefined || !promise) continue;
    const again = () => cache.invalidateQueries({ queryKey, exact: true });
    promise.then(again, () => undefined);
  }
  void cache.invalidateQueries({ predicate });
}
