import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, done, tagged } from '../../api/client';
import { keys } from '../../api/keys';
import type { EmailSettings, Firm, Member, Token } from '../../api/types';

export const firmQuery = queryOptions({
  queryKey: keys.firm,
  queryFn: () => tagged(api.GET('/firm')),
});

type FirmChange = Partial<Omit<Firm, 'id' | 'created_at'>>;

export function useChangeFirm() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ change, etag }: { change: FirmChange; etag: string }) =>
      tagged(api.PATCH('/firm', { params: { header: { 'If-Match': etag } }, body: change })),
    onSuccess: (saved) => {
      cache.setQueryData(keys.firm, saved);
      void cache.invalidateQueries({ queryKey: keys.session });
    },
    onError: () => cache.invalidateQueries({ queryKey: keys.firm }),
  });
}

export const emailQuery = queryOptions({
  queryKey: keys.firmEmail,
  queryFn: () => body(api.GET('/firm/email')),
});

export type EmailChange = Omit<EmailSettings, 'has_password'> & { password?: string };

export function useChangeEmail() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (change: EmailChange) => body(api.PUT('/firm/email', { body: change })),
    onSuccess: (saved) => cache.setQueryData(keys.firmEmail, saved),
  });
}

export function useTestEmail() {
  return useMutation({
    mutationFn: (to: string) => body(api.POST('/firm/email/test', { body: { to } })),
  });
}

interface NewMember {
  name: string;
  email: string;
  level: Member['level'];
  password: string;
}

export function useAddMember() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (member: NewMember) => body(api.POST('/members', { body: member })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.members }),
  });
}

interface MemberChange {
  name?: string;
  level?: Member['level'];
  active?: boolean;
  password?: string;
}

export function useChangeMember(member: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (change: MemberChange) =>
      body(api.PATCH('/members/{member}', { params: { path: { member } }, body: change })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.members }),
  });
}

export const tokensQuery = queryOptions({
  queryKey: keys.tokens,
  queryFn: () => body(api.GET('/tokens')),
});

export function useAddToken() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (token: { name: string; level: Token['level'] }) =>
      body(api.POST('/tokens', { body: token })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.tokens }),
  });
}

export function useRemoveToken() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (token: string) =>
      done(api.DELETE('/tokens/{token}', { params: { path: { token } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.tokens }),
  });
}
