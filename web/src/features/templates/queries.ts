import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, tagged } from '../../api/client';
import { keys } from '../../api/keys';
import type { TemplateDraft } from '../../api/types';

export const templateQuery = (template: string) =>
  queryOptions({
    queryKey: keys.template(template),
    queryFn: () => tagged(api.GET('/templates/{template}', { params: { path: { template } } })),
    staleTime: 0,
  });

export function useAddTemplate() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (draft: TemplateDraft) => body(api.POST('/templates', { body: draft })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['template', 'list'] }),
  });
}

export function useSaveTemplate(template: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ draft, etag }: { draft: TemplateDraft; etag: string }) =>
      tagged(
        api.PUT('/templates/{template}', {
          params: { path: { template }, header: { 'If-Match': etag } },
          body: draft,
        }),
      ),
    onSuccess: (saved) => {
      cache.setQueryData(keys.template(template), saved);
      void cache.invalidateQueries({ queryKey: ['template', 'list'] });
    },
  });
}

// What the client would get, for a sample contact. Asking changes nothing, though it is a POST.
export const previewQuery = (draft: TemplateDraft, contact: string | undefined) =>
  queryOptions({
    queryKey: ['template_preview', draft, contact],
    queryFn: () => {
      const { kind, subject, body: text, key_terms, form } = draft;
      return body(
        api.POST('/template_previews', {
          body: {
            kind,
            ...(subject === undefined ? {} : { subject }),
            ...(text === undefined ? {} : { body: text }),
            ...(key_terms === undefined ? {} : { key_terms }),
            ...(form === undefined ? {} : { form }),
            ...(contact === undefined ? {} : { contact }),
          },
        }),
      );
    },
    placeholderData: (before) => before,
    staleTime: 30_000,
  });
