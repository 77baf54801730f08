// The firm's members, as choices and as a list.
import { queryOptions } from '@tanstack/react-query';
import { api, body } from './client';
import { keys } from './keys';

export const membersQuery = queryOptions({
  queryKey: keys.members,
  queryFn: () => body(api.GET('/members')),
  staleTime: 60_000,
});
