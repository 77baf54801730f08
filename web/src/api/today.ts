import { queryOptions } from '@tanstack/react-query';
import { api, body } from './client';
import { keys } from './keys';

export const todayQuery = queryOptions({
  queryKey: keys.today,
  queryFn: () => body(api.GET('/today')),
});
