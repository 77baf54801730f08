import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import { keys } from '../../api/keys';

export const versionQuery = (workflow: string, version: number) =>
  queryOptions({
    queryKey: keys.version(workflow, version),
    queryFn: () =>
      body(
        api.GET('/workflows/{workflow}/versions/{version}', {
          params: { path: { workflow, version: String(version) } },
        }),
      ),
    staleTime: Infinity,
  });

export function useAddWorkflow() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => body(api.POST('/workflows', { body: { text } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.workflows }),
  });
}

export const saveDraft = (workflow: string, text: string, etag: string) =>
  body(
    api.PUT('/workflows/{workflow}/draft', {
      params: { path: { workflow }, header: { 'If-Match': etag } },
      body: { text },
    }),
  );

export function usePublish(workflow: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ note, etag }: { note: string; etag: string }) =>
      body(
        api.POST('/workflows/{workflow}/versions', {
          params: { path: { workflow }, header: { 'If-Match': etag } },
          body: note ? { note } : {},
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['workflow'] }),
  });
}
