import { describe, expect, it } from 'vitest';
import { fieldsOf, isTrue } from './condition';

describe('a condition over answers', () => {
  it('without one is always true', () => {
    expect(isTrue(undefined, {})).toBe(true);
  });

  it.each([
    [{ '==': [{ var: 'vat' }, true] }, { vat: true }, true],
    [{ '==': [{ var: 'vat' }, true] }, { vat: false }, false],
    [{ '==': [{ var: 'vat' }, true] }, {}, false],
    [{ '>': [{ var: 'employees' }, 50] }, { employees: 51 }, true],
    [{ '>': [{ var: 'employees' }, 50] }, { employees: '51' }, true],
    [{ in: ['ltd', { var: 'kinds' }] }, { kinds: ['ltd', 'charity'] }, true],
    [{ '!': { var: 'kinds' } }, { kinds: [] }, true],
    [{ and: [{ var: 'a' }, { '!=': [{ var: 'b' }, 'no'] }] }, { a: 1, b: 'yes' }, true],
    [{ var: 'zero' }, { zero: '0' }, true],
  ])('%j over %j is %s', (condition, answers, expected) => {
    expect(isTrue(condition, answers)).toBe(expected);
  });

  it('names the fields that it looks at, each once', () => {
    expect(
      fieldsOf({ and: [{ '>': [{ var: 'a' }, 1] }, { '==': [{ var: ['b', 0] }, { var: 'a' }] }] }),
    ).toEqual(['a', 'b']);
  });
});
