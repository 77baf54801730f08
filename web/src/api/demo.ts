// The demo firm's clock and mailbox.
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { api, body } from './client';
import { keys } from './keys';

export const demoClockQuery = queryOptions({
  queryKey: keys.clock,
  queryFn: () => body(api.GET('/demo/clock')),
  refetchInterval: 60_000,
});

export function useWindClock() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (advance: '1 hour' | '1 day' | '1 week') =>
      body(api.POST('/demo/clock', { body: { advance } })),
    onSuccess: async (clock) => {
      cache.setQueryData(keys.clock, clock);
      // Everything hangs on the time: the session first, which carries the clock.
      await cache.refetchQueries({ queryKey: keys.session });
      await cache.invalidateQueries();
    },
  });
}

export const mailboxQuery = infiniteQueryOptions({
  queryKey: keys.mailbox,
  initialPageParam: '',
  queryFn: ({ pageParam }) =>
    body(api.GET('/demo/mailbox', { params: { query: pageParam ? { cursor: pageParam } : {} } })),
  getNextPageParam: (page) => page.next_cursor,
});

export const mailQuery = (message: string) =>
  queryOptions({
    queryKey: keys.mail(message),
    queryFn: () => body(api.GET('/demo/mailbox/{message}', { params: { path: { message } } })),
  });
