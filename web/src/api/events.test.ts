import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { invalidate, parseChanged } from './events';
import { keys } from './keys';

function filled(): QueryClient {
  const cache = new QueryClient();
  for (const key of [keys.today, keys.run('run_1'), keys.templates('email'), keys.tasks({})]) {
    cache.setQueryData(key, {});
  }
  return cache;
}

const stale = (cache: QueryClient) =>
  cache
    .getQueryCache()
    .getAll()
    .filter((query) => query.state.isInvalidated)
    .map((query) => query.queryKey[0]);

describe('an event of the server', () => {
  it('makes stale what it is about and what shows it', () => {
    const cache = filled();
    invalidate(cache, { kind: 'changed', changed: { resource: 'run', id: 'run_1' } });
    expect(stale(cache).sort()).toEqual(['run', 'task', 'today']);
  });

  it('leaves alone what it does not touch', () => {
    const cache = filled();
    invalidate(cache, { kind: 'changed', changed: { resource: 'template', id: 'tpl_1' } });
    expect(stale(cache)).toEqual(['template']);
  });

  it('after a gap makes everything stale', () => {
    const cache = filled();
    invalidate(cache, { kind: 'reset' });
    expect(stale(cache)).toHaveLength(4);
  });

  it('that comes while the first answer is on its way has it asked for again', async () => {
    const cache = new QueryClient();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let asked = 0;
    const queryFn = async () => {
      asked += 1;
      if (asked === 1) await held;
      return asked;
    };
    const observer = new QueryObserver(cache, { queryKey: keys.run('run_1'), queryFn });
    const second = new Promise<void>((resolve) =>
      observer.subscribe(({ data }) => {
        if (data === 2) resolve();
      }),
    );
    invalidate(cache, { kind: 'changed', changed: { resource: 'run', id: 'run_1' } });
    release();
    await second;
    expect(asked).toBe(2);
    observer.destroy();
  });

  it('that is not understood is ignored', () => {
    expect(parseChanged('{"resource":"run","id":"run_1"}')).toEqual({
      resource: 'run',
      id: 'run_1',
    });
    expect(parseChanged('[]')).toBeUndefined();
    expect(parseChanged('nonsense')).toBeUndefined();
  });
});
