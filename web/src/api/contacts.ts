// The firm's contacts.
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { api, body, tagged, type Tagged } from './client';
import { keys } from './keys';
import type { Contact, ContactChange } from './types';

interface ContactFilter {
  search?: string;
  kind?: 'person' | 'company';
  tag?: string;
}

export const contactsQuery = (filter: ContactFilter) =>
  infiniteQueryOptions({
    queryKey: keys.contacts(filter),
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/contacts', {
          params: { query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: (page) => page.next_cursor,
  });

// The first few that a picker offers.
export const contactChoicesQuery = (search: string) =>
  queryOptions({
    queryKey: keys.contacts({ choices: search }),
    queryFn: () =>
      body(
        api.GET('/contacts', { params: { query: { ...(search ? { search } : {}), limit: 20 } } }),
      ),
    placeholderData: (before) => before,
  });

export const contactQuery = (contact: string) =>
  queryOptions({
    queryKey: keys.contact(contact),
    queryFn: () => tagged(api.GET('/contacts/{contact}', { params: { path: { contact } } })),
  });

export interface ContactValues extends ContactChange {
  kind: 'person' | 'company';
}

// Makes a contact, or changes the one that was read.
export function useSaveContact(before: Tagged<Contact> | undefined, requestKey: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (values: ContactValues) =>
      before
        ? body(
            api.PATCH('/contacts/{contact}', {
              params: { path: { contact: before.value.id }, header: { 'If-Match': before.etag } },
              body: values,
            }),
          )
        : body(
            api.POST('/contacts', {
              params: { header: { 'Idempotency-Key': requestKey } },
              body: values,
            }),
          ),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['contact'] }),
  });
}
