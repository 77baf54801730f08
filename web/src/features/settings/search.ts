import { oneOf, type Given } from '../../parts/search-params';

const section = oneOf('time', 'email', 'members', 'tokens');

export interface SettingsSearch {
  section?: ReturnType<typeof section>;
}

export const settingsSearch = (given: Given): SettingsSearch => ({
  section: section(given.section),
});
