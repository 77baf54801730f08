import { describe, expect, it } from 'vitest';
import type { Form } from '../api/types';
import { askedAnswers, askedParts, readAnswers, readNumber } from './answers';
import { fieldOfKind } from './test-world';

describe('readNumber', () => {
  it.each([
    ['12', 12],
    [' 1,250 ', 1250],
    ['1 250,50', 1250.5],
    ['£1,250.50', 1250.5],
    ['12 €', 12],
    ['-3', -3],
    ['.5', 0.5],
    ['1,2,3', '1,2,3'],
    ['about 12', 'about 12'],
    ['1e9', '1e9'],
    ['', ''],
  ])('reads "%s"', (text, meant) => {
    expect(readNumber(text)).toBe(meant);
  });
});

it('answers that no field can show are left out', () => {
  expect(readAnswers({ a: 'x', b: null, c: { d: 1 }, e: ['x', 3], f: false, g: 0 })).toEqual({
    a: 'x',
    e: ['x'],
    f: false,
    g: 0,
  });
});

describe('shown_when', () => {
  const form: Form = {
    parts: [
      { title: 'One', fields: [fieldOfKind('one_of', { key: 'legal_form' })] },
      {
        title: 'Two',
        fields: [
          fieldOfKind('short_text', {
            key: 'number',
            shown_when: { '==': [{ var: 'legal_form' }, 'ltd'] },
          }),
          fieldOfKind('short_text', {
            key: 'register',
            shown_when: { '!=': [{ var: 'number' }, null] },
          }),
          fieldOfKind('short_text', { key: 'broken', shown_when: { no_such_rule: [] } }),
          fieldOfKind('file', { key: 'papers' }),
          fieldOfKind('date', { key: 'year', shown_when: { '!!': [{ var: 'papers' }] } }),
        ],
      },
    ],
  };
  const asked = (answers: Parameters<typeof askedParts>[1], files = {}) =>
    askedParts(form, answers, files).flatMap((part) => part.fields.map((field) => field.key));

  it('asks what its condition allows', () => {
    expect(asked({})).toEqual(['legal_form', 'broken', 'papers']);
    expect(asked({ legal_form: 'ltd' })).toEqual(['legal_form', 'number', 'broken', 'papers']);
    expect(asked({ legal_form: 'sole' })).toEqual(['legal_form', 'broken', 'papers']);
  });

  it('counts every answer that was given, as the server does', () => {
    expect(asked({ legal_form: 'sole', number: '087' })).toContain('register');
    expect(asked({ legal_form: 'sole', number: ' ' })).not.toContain('register');
  });

  it('sees which files are there', () => {
    const files = { papers: [{ id: 'fil_1', name: 'a.pdf', size: 1 }] };
    expect(asked({}, files)).toContain('year');
    expect(asked({ papers: ['fil_1'] })).not.toContain('year');
    expect(askedAnswers(form, {}, files)).toEqual({ papers: ['fil_1'] });
  });

  it('sends only what is asked and answered', () => {
    const answers = { legal_form: 'sole', number: '087', broken: ' ' };
    expect(askedAnswers(form, answers, {})).toEqual({ legal_form: 'sole' });
  });
});
