import { describe, expect, it } from 'vitest';
import type { Field } from '../api/types';
import type { Answer } from './answers';
import { answerWords, minutesLeft, partWords, saveWords } from './form-words';
import { fieldOfKind, home } from './test-world';

describe('form words', () => {
  it('say the place and the time left', () => {
    expect(partWords(1, 3, 4)).toBe('Part 2 of 3, about 4 minutes left');
    expect(partWords(2, 3, 0)).toBe('Part 3 of 3, nearly done');
    expect(partWords(0, 1, 1)).toBe('About 1 minute left');
  });

  it('count only what is still open', () => {
    const parts = [{ title: 'One', fields: [fieldOfKind('long_text'), fieldOfKind('file')] }];
    expect(minutesLeft(parts, {}, {})).toBe(2);
    expect(minutesLeft(parts, { long_text: 'Coffee' }, {})).toBe(1);
    const files = { file: [{ id: 'fil_1', name: 'a.pdf', size: 1 }] };
    expect(minutesLeft(parts, { long_text: 'Coffee' }, files)).toBe(0);
  });

  it('say whether answers are safe', () => {
    expect(saveWords({ kind: 'saved', at: 1000 }, 0)).toBe('Saved just now.');
    expect(saveWords({ kind: 'saved', at: 0 }, 61_000)).toMatch(/^Saved at \d\d:\d\d\.$/);
    expect(saveWords({ kind: 'waiting' }, 0)).toBe('Not saved yet. We keep trying.');
  });

  it('read answers back as people gave them', () => {
    const wordsOf = (field: Field, answer?: Answer) => answerWords(field, answer, home.firm);
    expect(wordsOf(fieldOfKind('yes_no'), false)).toBe('No');
    expect(wordsOf(fieldOfKind('one_of'), 'ltd')).toBe('Limited company');
    expect(wordsOf(fieldOfKind('several_of'), ['sole', 'ltd'])).toBe(
      'Sole trader, Limited company',
    );
    expect(wordsOf(fieldOfKind('date'), '2019-03-31')).toBe('31 March 2019');
    expect(wordsOf(fieldOfKind('money'), 1250.5)).toBe('£1,250.50');
    expect(wordsOf(fieldOfKind('money'), 84_000)).toBe('£84,000');
    expect(wordsOf(fieldOfKind('number'), 'about ten')).toBe('about ten');
    expect(wordsOf(fieldOfKind('short_text'), undefined)).toBe('');
  });
});
