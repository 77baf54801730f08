import { oneOf, type Given } from '../../parts/search-params';

const state = oneOf('done');

export interface ProjectsSearch {
  // Open projects, when it says nothing.
  state?: ReturnType<typeof state>;
}

export const projectsSearch = (given: Given): ProjectsSearch => ({ state: state(given.state) });
