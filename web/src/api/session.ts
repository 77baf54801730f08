// Who is signed in, in which firm, and what time it is at the server.
import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { api, body, done, setCsrfToken } from './client';
import { keys } from './keys';
import { ProblemError } from './problem';
import type { Session } from './types';

interface Presence extends Session {
  // Milliseconds that the server's clock is ahead of this computer's.
  ahead: number;
}

function present(session: Session): Presence {
  setCsrfToken(session.csrf_token);
  return { ...session, ahead: new Date(session.now).getTime() - Date.now() };
}

export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: async (): Promise<Presence | null> => {
    try {
      return present(await body(api.GET('/session')));
    } catch (thrown) {
      if (thrown instanceof ProblemError && thrown.status === 401) return null;
      throw thrown;
    }
  },
  staleTime: 5 * 60_000,
});

// The session of a page that stands behind the sign-in.
export function useSession(): Presence {
  const { data } = useSuspenseQuery(sessionQuery);
  if (!data) throw new ProblemError(401, undefined);
  return data;
}

export function useMaySettle(): boolean {
  const { member } = useSession();
  return member.level !== 'member';
}

export function useSignIn() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (given: { email: string; password: string }) =>
      present(await body(api.POST('/session', { body: given }))),
    onSuccess: (session) => cache.setQueryData(keys.session, session),
  });
}

// Leaves by loading the page anew, so that nothing of the firm stays in this browser's memory.
export function useSignOut(page: string) {
  return useMutation({
    mutationFn: () => done(api.DELETE('/session')),
    onSettled: () => window.location.assign(page),
  });
}
