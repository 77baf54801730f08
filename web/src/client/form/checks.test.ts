import { describe, expect, it } from 'vitest';
import type { Field, FieldKind } from '../api/types';
import type { Answer } from './answers';
import { answerProblem, fieldProblem, openFault } from './checks';
import { fieldOfKind } from './test-world';

const none = { answers: {}, files: {}, uploads: [], server_errors: {} };

describe('a missing answer', () => {
  it.each<[FieldKind, string]>([
    ['short_text', 'Please fill this in.'],
    ['yes_no', 'Please choose yes or no.'],
    ['one_of', 'Please choose one.'],
    ['several_of', 'Please choose at least one.'],
    ['file', 'Please add a file.'],
    ['date', 'Please give a date.'],
  ])('%s is asked for in words', (kind, words) => {
    expect(fieldProblem(fieldOfKind(kind), {}, {})).toBe(words);
    expect(fieldProblem(fieldOfKind(kind, { required: false }), {}, {})).toBeUndefined();
  });

  it('"no" and 0 are answers', () => {
    expect(fieldProblem(fieldOfKind('yes_no'), { yes_no: false }, {})).toBeUndefined();
    expect(fieldProblem(fieldOfKind('number'), { number: 0 }, {})).toBeUndefined();
  });
});

describe('a wrong answer', () => {
  it.each<[Partial<Field> & { kind: FieldKind }, Answer, string | undefined]>([
    [{ kind: 'email' }, 'priya@harbourfinch.example', undefined],
    [{ kind: 'email' }, 'priya', 'An e-mail address looks like name@example.com.'],
    [{ kind: 'email' }, 'priya@harbour', 'An e-mail address looks like name@example.com.'],
    [{ kind: 'email' }, 'a@b.c,d@e.f', 'An e-mail address looks like name@example.com.'],
    [{ kind: 'email' }, 'priya@harbour.', 'An e-mail address looks like name@example.com.'],
    [{ kind: 'phone' }, '+44 (0)117 496-0321 x4', undefined],
    [{ kind: 'phone' }, 'my office', 'A phone number has digits, spaces and perhaps a +.'],
    [{ kind: 'phone' }, '1234', 'A phone number has digits, spaces and perhaps a +.'],
    [{ kind: 'number' }, 'about ten', 'Please enter a number.'],
    [{ kind: 'number' }, 1e16, 'This number is too large.'],
    [{ kind: 'number', min: 1 }, 0, 'This must be at least 1.'],
    [{ kind: 'number', max: 10 }, 11, 'This must be at most 10.'],
    [{ kind: 'money' }, 1250.5, undefined],
    [{ kind: 'money' }, 1250.505, 'An amount has at most two decimals.'],
    [{ kind: 'date' }, '31 March', 'Please enter a date that exists.'],
    [{ kind: 'date' }, '2026-03-31', undefined],
    [{ kind: 'short_text', max_length: 3 }, 'näive', 'This has 5 characters; at most 3 fit here.'],
    [{ kind: 'short_text' }, 'x'.repeat(501), 'This has 501 characters; at most 500 fit here.'],
    [{ kind: 'long_text', max_length: 2 }, '🙂🙂', undefined],
  ])('%j answered %j', (field, answer, words) => {
    expect(answerProblem(fieldOfKind(field.kind, field), answer)).toBe(words);
  });
});

describe('openFault', () => {
  const file = fieldOfKind('file');
  const upload = { id: 1, field: 'file', name: 'a.pdf', size: 1, sent: 0 };

  it('the words of the server come first', () => {
    const told = { ...none, server_errors: { file: 'This is not a statement.' } };
    expect(openFault(file, told)).toBe('This is not a statement.');
  });

  it('a file on its way counts, one that did not arrive does not', () => {
    expect(openFault(file, none)).toBe('Please add a file.');
    expect(
      openFault(file, { ...none, uploads: [{ ...upload, state: 'sending' }] }),
    ).toBeUndefined();
    expect(openFault(file, { ...none, uploads: [{ ...upload, state: 'failed' }] })).toContain(
      'did not arrive',
    );
  });
});
