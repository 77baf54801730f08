// Signing and refusing a contract as a member.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import { keys } from './keys';
import type { Contract } from './types';

export interface Signature {
  full_name: string;
  text_hash: string;
  typed?: string;
  strokes?: number[][][];
}

export function useSignContract(contract: string) {
  const changed = useContractChanged();
  return useMutation({
    mutationFn: (signature: Signature) =>
      body(
        api.POST('/contracts/{contract}/signature', {
          params: { path: { contract } },
          body: { ...signature, consent: true },
        }),
      ),
    onSuccess: changed,
  });
}

export function useRefuseContract(contract: string) {
  const changed = useContractChanged();
  return useMutation({
    mutationFn: (reason: string) =>
      body(
        api.POST('/contracts/{contract}/refusal', {
          params: { path: { contract } },
          body: { reason },
        }),
      ),
    onSuccess: changed,
  });
}

function useContractChanged() {
  const cache = useQueryClient();
  return (contract: Contract) => {
    cache.setQueryData(keys.contract(contract.id), contract);
    void cache.invalidateQueries({ queryKey: ['run'] });
    void cache.invalidateQueries({ queryKey: keys.today });
  };
}
