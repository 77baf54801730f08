import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import { keys } from '../../api/keys';

export const historyQuery = (run: string) =>
  infiniteQueryOptions({
    queryKey: keys.runHistory(run),
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/runs/{run}/history', {
          params: { path: { run }, query: pageParam ? { cursor: pageParam } : {} },
        }),
      ),
    getNextPageParam: (page) => page.next_cursor,
  });

export const runMessagesQuery = (run: string) =>
  queryOptions({
    queryKey: keys.runMessages(run),
    queryFn: () => body(api.GET('/runs/{run}/messages', { params: { path: { run } } })),
  });
