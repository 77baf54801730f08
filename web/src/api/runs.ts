// Runs: reading them, starting one, and the commands on a run and on its steps.
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { api, body } from './client';
import { alsoStale, keys } from './keys';
import type { Run, RunSummary } from './types';

export interface RunFilter {
  state?: 'active' | 'paused' | 'completed' | 'cancelled' | 'open';
  mark?: RunSummary['mark'];
  workflow?: string;
  contact?: string;
  search?: string;
  sort?: string;
}

export const runsQuery = (filter: RunFilter) =>
  infiniteQueryOptions({
    queryKey: keys.runs(filter),
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/runs', {
          params: { query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: (page) => page.next_cursor,
  });

export const runQuery = (run: string) =>
  queryOptions({
    queryKey: keys.run(run),
    queryFn: () => body(api.GET('/runs/{run}', { params: { path: { run } } })),
  });

export const previewQuery = (run: string, step: string) =>
  queryOptions({
    queryKey: keys.preview(run, step),
    queryFn: () =>
      body(api.GET('/runs/{run}/steps/{step}/preview', { params: { path: { run, step } } })),
    staleTime: 0,
  });

export const contractQuery = (contract: string) =>
  queryOptions({
    queryKey: keys.contract(contract),
    queryFn: () => body(api.GET('/contracts/{contract}', { params: { path: { contract } } })),
  });

// After a command: the run as the answer has it, and everything that shows something of it anew. The
// run itself, too: it may have moved on before the answer came.
function runChanged(cache: QueryClient, run: Run) {
  cache.setQueryData(keys.run(run.id), run);
  const words = new Set(['run', ...(alsoStale.run ?? [])]);
  void cache.invalidateQueries({ predicate: ({ queryKey }) => words.has(String(queryKey[0])) });
}

interface RunStart {
  workflow: string;
  contact: string;
  roles: Record<string, string>;
  dates: Record<string, string>;
}

export function useStartRun(requestKey: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (start: RunStart) =>
      body(
        api.POST('/runs', { params: { header: { 'Idempotency-Key': requestKey } }, body: start }),
      ),
    onSuccess: (run) => runChanged(cache, run),
  });
}

type RunCommand =
  | { name: 'pause'; reason: string }
  | { name: 'resume' }
  | { name: 'cancel'; reason: string }
  | { name: 'end_links' }
  | { name: 'note'; notes: string }
  | { name: 'fill'; values: Record<string, unknown> };

export function useRunCommand(run: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (command: RunCommand) => body(sendRunCommand(run, command)),
    onSuccess: (changed) => runChanged(cache, changed),
  });
}

function sendRunCommand(run: string, command: RunCommand) {
  const params = { path: { run } };
  switch (command.name) {
    case 'pause':
      return api.POST('/runs/{run}/pause', { params, body: { reason: command.reason } });
    case 'resume':
      return api.DELETE('/runs/{run}/pause', { params });
    case 'cancel':
      return api.POST('/runs/{run}/cancellation', { params, body: { reason: command.reason } });
    case 'end_links':
      return api.DELETE('/runs/{run}/links', { params });
    case 'note':
      return api.PATCH('/runs/{run}/notes', { params, body: { notes: command.notes } });
    case 'fill':
      return api.PATCH('/runs/{run}/data', { params, body: { values: command.values } });
  }
}

type StepCommand =
  | { name: 'completion'; outcome?: string; comment?: string; reason?: string }
  | { name: 'skip'; reason?: string }
  | { name: 'retry' }
  | { name: 'release' }
  | { name: 'reminder' };

export function useStepCommand(run: string, step: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (command: StepCommand) => body(sendStepCommand(run, step, command)),
    onSuccess: (changed) => runChanged(cache, changed),
  });
}

function sendStepCommand(run: string, step: string, command: StepCommand) {
  const params = { path: { run, step } };
  const { name, ...given } = command;
  switch (name) {
    case 'completion':
      return api.POST('/runs/{run}/steps/{step}/completion', { params, body: given });
    case 'skip':
      return api.POST('/runs/{run}/steps/{step}/skip', { params, body: given });
    case 'retry':
      return api.POST('/runs/{run}/steps/{step}/retry', { params, body: {} });
    case 'release':
      return api.POST('/runs/{run}/steps/{step}/release', { params, body: {} });
    case 'reminder':
      return api.POST('/runs/{run}/steps/{step}/reminder', { params, body: {} });
  }
}

// A fresh link of the contact to this step, for copying.
export function useClientLink(run: string, step: string) {
  return useMutation({
    mutationFn: () =>
      body(api.POST('/runs/{run}/steps/{step}/client_link', { params: { path: { run, step } } })),
  });
}

// A link with which a member sees the run as its contact does, and can change nothing.
export function useClientView(run: string) {
  return useMutation({
    mutationFn: () => body(api.POST('/runs/{run}/client_view', { params: { path: { run } } })),
  });
}
