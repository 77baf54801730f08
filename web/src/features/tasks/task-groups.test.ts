import { expect, it } from 'vitest';
import type { Task } from '../../api/types';
import { taskGroups } from './task-groups';

const place = { now: new Date('2026-03-10T09:00:00Z'), zone: 'Europe/London', locale: 'en-GB' };
const task = (id: string, due?: string): Task => ({
  id,
  title: id,
  state: 'open',
  ...(due ? { due } : {}),
});

it('tasks are grouped by when they are due, nearest first', () => {
  const groups = taskGroups(
    [
      task('without'),
      task('later', '2026-04-10'),
      task('late', '2026-03-09'),
      task('today', '2026-03-10'),
      task('week', '2026-03-17'),
    ],
    'open',
    place,
  );
  expect(groups.map((group) => [group.title, group.tasks.map((one) => one.id)])).toEqual([
    ['Late', ['late']],
    ['Today', ['today']],
    ['Within a week', ['week']],
    ['Later', ['later']],
    ['Without a date', ['without']],
  ]);
});
