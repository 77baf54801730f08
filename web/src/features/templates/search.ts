import { oneOf, type Given } from '../../parts/search-params';

const kind = oneOf('email', 'form', 'contract', 'project');

export interface TemplatesSearch {
  kind?: ReturnType<typeof kind>;
}

export const templatesSearch = (given: Given): TemplatesSearch => ({ kind: kind(given.kind) });
