import { expect, it } from 'vitest';
import { asProblem, fieldErrors, fieldOf, Problem } from './problem';

it('a pointer names the field of an answer', () => {
  expect(fieldOf('/answers/company')).toBe('company');
  expect(fieldOf('/answers/a~1b~0c')).toBe('a/b~c');
  expect(fieldOf('/consent')).toBeUndefined();
  expect(fieldOf('/answers')).toBeUndefined();
});

it('of several errors at one field the first is shown', () => {
  const errors = [
    { pointer: '/answers/company', detail: 'first' },
    { pointer: '/answers/company', detail: 'second' },
    { pointer: '/other', detail: 'nobody sees this' },
  ];
  expect(fieldErrors(errors)).toEqual({ company: 'first' });
});

it('tells what passes by itself from what does not', () => {
  const passing = (status: number) => new Problem(status, 'x').isPassing;
  expect([0, 408, 429, 500, 503].map(passing)).toEqual([true, true, true, true, true]);
  expect([400, 404, 409, 410, 422].map(passing)).toEqual([false, false, false, false, false]);
  expect(asProblem(new TypeError('x')).status).toBe(500);
});
