import { flag, oneOf, text, type Given } from '../../parts/search-params';

const view = oneOf('due', 'held', 'waiting', 'paused', 'completed', 'cancelled');

export interface RunsSearch {
  view?: ReturnType<typeof view>;
  workflow?: string | undefined;
  search?: string | undefined;
  // The dialog that starts a run is open.
  start?: true | undefined;
}

export const runsSearch = (given: Given): RunsSearch => ({
  view: view(given.view),
  workflow: text(given.workflow),
  search: text(given.search),
  start: flag(given.start),
});

const tab = oneOf('history', 'messages');

export interface RunSearch {
  tab?: ReturnType<typeof tab>;
  // The message that is open beside the list.
  message?: string | undefined;
}

export const runSearch = (given: Given): RunSearch => ({
  tab: tab(given.tab),
  message: text(given.message),
});
