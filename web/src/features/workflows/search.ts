import { oneOf, text, type Given } from '../../parts/search-params';

const view = oneOf('picture', 'text', 'versions');

export interface WorkflowSearch {
  // The outline, when it says nothing.
  view?: ReturnType<typeof view>;
  // The chosen step.
  step?: string | undefined;
}

export const workflowSearch = (given: Given): WorkflowSearch => ({
  view: view(given.view),
  step: text(given.step),
});
