// Messages that went out or wait to: what was sent, word for word.
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { api, body } from './client';
import { keys } from './keys';

interface MessageFilter {
  state?: 'waiting' | 'sent' | 'failed';
  contact?: string;
}

export const messagesQuery = (filter: MessageFilter) =>
  infiniteQueryOptions({
    queryKey: keys.messages(filter),
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/messages', {
          params: { query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: (page) => page.next_cursor,
  });

export const messageQuery = (message: string) =>
  queryOptions({
    queryKey: keys.message(message),
    queryFn: () => body(api.GET('/messages/{message}', { params: { path: { message } } })),
  });

export function useMessageCommand(message: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (command: { name: 'retry' } | { name: 'cancel'; reason: string }) => {
      const params = { path: { message } };
      return body(
        command.name === 'retry'
          ? api.POST('/messages/{message}/retry', { params })
          : api.POST('/messages/{message}/cancellation', {
              params,
              body: { reason: command.reason },
            }),
      );
    },
    onSuccess: (changed) => {
      cache.setQueryData(keys.message(message), changed);
      void cache.invalidateQueries({ queryKey: ['message'] });
      void cache.invalidateQueries({ queryKey: ['run'] });
      void cache.invalidateQueries({ queryKey: keys.today });
    },
  });
}
