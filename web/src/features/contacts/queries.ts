import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import { keys } from '../../api/keys';

export const overviewQuery = (contact: string) =>
  queryOptions({
    queryKey: keys.overview(contact),
    queryFn: () => body(api.GET('/contacts/{contact}/overview', { params: { path: { contact } } })),
  });
