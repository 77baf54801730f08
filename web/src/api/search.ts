import { queryOptions } from '@tanstack/react-query';
import { api, body } from './client';
import { keys } from './keys';

export const searchQuery = (text: string) =>
  queryOptions({
    queryKey: keys.search(text),
    queryFn: () => body(api.GET('/search', { params: { query: { q: text } } })),
    enabled: text.trim().length > 1,
    placeholderData: (before) => before,
  });
