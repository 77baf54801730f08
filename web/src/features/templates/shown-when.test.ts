import { describe, expect, it } from 'vitest';
import { optionLines, optionsFrom } from './option-lines';
import { conditionFrom, plainCondition } from './shown-when';
import { keyFrom } from './template-kinds';

describe('when a question shows', () => {
  it.each([
    { '==': [{ var: 'vat' }, true] },
    { '!=': [{ var: 'kind' }, 'ltd'] },
    { '==': [{ var: 'employees' }, 12] },
  ])('%j is read as a plain condition and written back the same', (condition) => {
    const plain = plainCondition(condition);
    expect(plain && conditionFrom(plain)).toEqual(condition);
  });

  it.each([{ and: [] }, { '==': [1, 2] }, { '>': [{ var: 'a' }, 1] }, 'yes', null])(
    '%j is left as it is written',
    (condition) => {
      expect(plainCondition(condition)).toBeUndefined();
    },
  );
});

describe('options as lines', () => {
  it('come back as they went', () => {
    const options = [
      { value: 'ltd', label: 'Limited company' },
      { value: 'charity', label: 'Charity' },
    ];
    expect(optionLines(options)).toBe('ltd = Limited company\nCharity');
    expect(optionsFrom(optionLines(options))).toEqual(options);
  });

  it('are not made of empty lines', () => {
    expect(optionsFrom('\n  \nSole trader\n')).toEqual([
      { value: 'sole_trader', label: 'Sole trader' },
    ]);
  });
});

it('a key is made from a name', () => {
  expect(keyFrom('  Welcome, and what happens next! ')).toBe('welcome-and-what-happens-next');
  expect(keyFrom('Ärztliche Prüfung')).toBe('arztliche-prufung');
});
