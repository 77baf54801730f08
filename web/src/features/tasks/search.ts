import { flag, oneOf, text, type Given } from '../../parts/search-params';

const whose = oneOf('everyone');
const state = oneOf('done');

export interface TasksSearch {
  // One's own, when it says nothing.
  whose?: ReturnType<typeof whose>;
  // Open ones, when it says nothing.
  state?: ReturnType<typeof state>;
  // The task that is open beside the list.
  task?: string | undefined;
  add?: true | undefined;
}

export const tasksSearch = (given: Given): TasksSearch => ({
  whose: whose(given.whose),
  state: state(given.state),
  task: text(given.task),
  add: flag(given.add),
});
