// A task that some list has already brought here.
import type { QueryClient } from '@tanstack/react-query';
import type { Task } from './types';

export function findTask(cache: QueryClient, id: string): Task | undefined {
  for (const query of cache.getQueryCache().getAll()) {
    const found = tasksIn(query.state.data).find((task) => task.id === id);
    if (found) return found;
  }
  return undefined;
}

// Answers hold tasks as `tasks`, as `items`, or as pages of items.
function tasksIn(answer: unknown): Task[] {
  if (typeof answer !== 'object' || answer === null) return [];
  if ('pages' in answer && Array.isArray(answer.pages)) return answer.pages.flatMap(tasksIn);
  if ('tasks' in answer && Array.isArray(answer.tasks)) return answer.tasks.filter(isTask);
  if ('items' in answer && Array.isArray(answer.items)) return answer.items.filter(isTask);
  return [];
}

function isTask(value: unknown): value is Task {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    value.id.startsWith('tsk_')
  );
}
