import { expect, it } from 'vitest';
import { moved, replaced, without } from './lists';

it('an ordered list is changed by making another', () => {
  const list = ['a', 'b', 'c'];
  expect(moved(list, 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(moved(list, 0, 1), 1, -1)).toEqual(list);
  expect(moved(list, 0, -1)).toEqual(list);
  expect(replaced(list, 1, 'x')).toEqual(['a', 'x', 'c']);
  expect(without(list, 1)).toEqual(['a', 'c']);
  expect(list).toEqual(['a', 'b', 'c']);
});
