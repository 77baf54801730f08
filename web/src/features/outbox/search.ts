import { oneOf, text, type Given } from '../../parts/search-params';

const state = oneOf('sent', 'failed');

export interface OutboxSearch {
  // What waits, when it says nothing.
  state?: ReturnType<typeof state>;
  message?: string | undefined;
}

export const outboxSearch = (given: Given): OutboxSearch => ({
  state: state(given.state),
  message: text(given.message),
});
