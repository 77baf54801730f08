import { expect, it } from 'vitest';
import { firmInitials } from './firm-brand';

it.each([
  ['Alder & Wren', 'A/W'],
  ['Alder and Wren Bookkeeping', 'A/W'],
  ['Óscar Núñez Fotografie', 'ÓN'],
  ['harbour', 'H'],
  ['& Co', 'C'],
  ['', ''],
])('the sign of "%s" is "%s"', (name, sign) => {
  expect(firmInitials(name)).toBe(sign);
});
