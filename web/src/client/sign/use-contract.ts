import { useCallback, useEffect, useState } from 'react';
import type { ClientApi } from '../api/client-api';
import { asProblem, type Problem } from '../api/problem';
import type { ClientContract } from '../api/types';

// The document to sign, and the way to fetch it anew once something has happened to it.
export function useContract(api: ClientApi, step: string) {
  const [contract, setContract] = useState<ClientContract>();
  const [problem, setProblem] = useState<Problem>();

  const reload = useCallback(
    () =>
      api.contract(step).then(
        (fresh) => {
          setContract(fresh);
          setProblem(undefined);
        },
        (fault: unknown) => setProblem(asProblem(fault)),
      ),
    [api, step],
  );

  useEffect(() => {
    void reload();
  }, [reload]);

  return { contract, problem, reload };
}
