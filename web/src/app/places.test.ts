import { expect, it } from 'vitest';
import { places } from './places';

it('each place has a key of its own', () => {
  expect(new Set(places.map((place) => place.key)).size).toBe(places.length);
});

it('a phone shows four places beside the search', () => {
  expect(places.filter((place) => place.phone)).toHaveLength(4);
});
