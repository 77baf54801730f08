// Workflows as several pages show them.
import { queryOptions } from '@tanstack/react-query';
import { api, body } from './client';
import { keys } from './keys';

export const workflowsQuery = queryOptions({
  queryKey: keys.workflows,
  queryFn: () => body(api.GET('/workflows')),
});

export const workflowQuery = (workflow: string) =>
  queryOptions({
    queryKey: keys.workflow(workflow),
    queryFn: () => body(api.GET('/workflows/{workflow}', { params: { path: { workflow } } })),
  });
