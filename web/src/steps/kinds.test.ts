import { expect, it } from 'vitest';
import { kinds } from './kinds';

it('each kind of step has an icon and a name of its own', () => {
  const looks = Object.values(kinds);
  expect(new Set(looks.map((look) => look.label)).size).toBe(looks.length);
  expect(new Set(looks.map((look) => look.icon)).size).toBe(looks.length);
});
