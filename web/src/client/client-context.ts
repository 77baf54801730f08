import { createContext, useContext } from 'react';
import type { ClientApi } from './api/client-api';
import type { ClientHome } from './api/types';
import type { ClientPaths } from './paths';

// What every page of one client link shares.
export interface Client {
  api: ClientApi;
  paths: ClientPaths;
  home: ClientHome;
  setHome: (home: ClientHome) => void;
  // Opens the dialog for a question, about one step if it is named.
  ask: (step?: string) => void;
}

export const ClientContext = createContext<Client | undefined>(undefined);

export function useClient(): Client {
  const client = useContext(ClientContext);
  if (!client) throw new Error('This page stands outside ClientContext.');
  return client;
}
