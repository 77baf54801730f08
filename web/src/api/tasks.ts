// Tasks: lists of them, and what a member does with one.
import {
  infiniteQueryOptions,
  useMutation,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { api, body } from './client';
import { alsoStale, keys } from './keys';

interface TaskFilter {
  assignee?: string;
  state?: 'open' | 'done';
  project?: string;
}

export const tasksQuery = (filter: TaskFilter) =>
  infiniteQueryOptions({
    queryKey: keys.tasks(filter),
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/tasks', {
          params: { query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: (page) => page.next_cursor,
  });

export function useTaskDone() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ task, isDone }: { task: string; isDone: boolean }) => {
      const params = { path: { task } };
      return body(
        isDone
          ? api.POST('/tasks/{task}/completion', { params })
          : api.DELETE('/tasks/{task}/completion', { params }),
      );
    },
    onSettled: () => tasksChanged(cache),
  });
}

interface TaskValues {
  title: string;
  description?: string;
  assignee?: string;
  due?: string;
}

// Makes a task, or changes the one named.
export function useSaveTask(task: string | undefined, project?: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (values: TaskValues) =>
      task
        ? body(api.PATCH('/tasks/{task}', { params: { path: { task } }, body: values }))
        : body(api.POST('/tasks', { body: { ...values, ...(project ? { project } : {}) } })),
    onSettled: () => tasksChanged(cache),
  });
}

function tasksChanged(cache: QueryClient) {
  const words = new Set(['task', ...(alsoStale.task ?? [])]);
  return cache.invalidateQueries({ predicate: ({ queryKey }) => words.has(String(queryKey[0])) });
}
