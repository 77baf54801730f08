import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { api, body } from '../../api/client';
import { keys } from '../../api/keys';
import type { Project } from '../../api/types';

export const projectsQuery = (state: 'open' | 'done') =>
  infiniteQueryOptions({
    queryKey: keys.projects({ state }),
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/projects', {
          params: { query: { state, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: (page) => page.next_cursor,
  });

export const projectQuery = (project: string) =>
  queryOptions({
    queryKey: keys.project(project),
    queryFn: () => body(api.GET('/projects/{project}', { params: { path: { project } } })),
  });

interface NewProject {
  name: string;
  contact: string;
  start?: string;
  due?: string;
  template?: string;
}

export function useAddProject(requestKey: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (project: NewProject) =>
      body(
        api.POST('/projects', {
          params: { header: { 'Idempotency-Key': requestKey } },
          body: project,
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['project'] }),
  });
}

interface ProjectChange {
  name?: string;
  state?: Project['state'];
  start?: string;
  due?: string;
}

export function useChangeProject(project: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (change: ProjectChange) =>
      body(api.PATCH('/projects/{project}', { params: { path: { project } }, body: change })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['project'] }),
  });
}
