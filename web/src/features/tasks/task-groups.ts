// Tasks by when they are due, so that the list reads like a plan.
import type { Task } from '../../api/types';
import { dayOf, daysBetween, type Place } from '../../ui/dates';

interface TaskGroup {
  title: string;
  tasks: Task[];
}

const titles = ['Late', 'Today', 'Tomorrow', 'Within a week', 'Later', 'Without a date'] as const;

export function taskGroups(
  tasks: readonly Task[],
  state: 'open' | 'done',
  place: Place,
): TaskGroup[] {
  if (state === 'done') return tasks.length > 0 ? [{ title: 'Done', tasks: [...tasks] }] : [];
  const today = dayOf(place.now, place.zone);
  const titleOf = (task: Task): (typeof titles)[number] => {
    if (!task.due) return 'Without a date';
    const days = daysBetween(today, task.due);
    if (days < 0) return 'Late';
    if (days === 0) return 'Today';
    if (days === 1) return 'Tomorrow';
    return days <= 7 ? 'Within a week' : 'Later';
  };
  return titles
    .map((title) => ({ title, tasks: tasks.filter((task) => titleOf(task) === title) }))
    .filter((group) => group.tasks.length > 0);
}
