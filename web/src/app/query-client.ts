// The cache of the server's answers. It is the only store of what the server knows.
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys';
import { ProblemError } from '../api/problem';

export function createQueryClient(): QueryClient {
  const signedOut = (thrown: unknown) => {
    if (thrown instanceof ProblemError && thrown.status === 401) {
      cache.setQueryData(keys.session, null);
    }
  };
  const cache = new QueryClient({
    queryCache: new QueryCache({ onError: signedOut }),
    mutationCache: new MutationCache({ onError: signedOut }),
    defaultOptions: {
      queries: { staleTime: 20_000, retry: isWorthRetrying },
      mutations: { retry: false },
    },
  });
  return cache;
}

// A refusal stays a refusal; a broken connection may mend.
function isWorthRetrying(failures: number, thrown: unknown): boolean {
  if (thrown instanceof ProblemError && thrown.status < 500) return false;
  return failures < 2;
}
