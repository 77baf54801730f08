import { describe, expect, it } from 'vitest';
import {
  faultSentence,
  fieldFaults,
  pointerPath,
  ProblemError,
  problemSentences,
  problemWords,
} from './problem';

const invalid = new ProblemError(422, {
  type: 'errors/invalid',
  title: 'Invalid',
  status: 422,
  detail: 'Two fields are wrong.',
  errors: [
    { pointer: '/email', detail: 'This is no e-mail address.' },
    { pointer: '/hours/monday/0/to', detail: 'It must be later than 09:00.' },
    { pointer: '/secret', detail: 'Unknown.' },
  ],
});

describe('a problem', () => {
  it('finds its fields by JSON pointer', () => {
    expect(pointerPath('/contact/first_name')).toBe('contact.first_name');
    expect(pointerPath('/values/a~1b~0c')).toBe('values.a/b~c');
    expect(pointerPath('')).toBe('');
  });

  it('goes to the fields that a form has, and the rest to its summary', () => {
    const known = (path: string) => path === 'email' || path.startsWith('hours.');
    expect(fieldFaults(invalid, known)).toMatchObject({
      fields: {
        email: 'This is no e-mail address.',
        'hours.monday.0.to': 'It must be later than 09:00.',
      },
      rest: ['Secret: Unknown.'],
    });
  });

  it('keeps all that is wrong with one field', () => {
    const twice = new ProblemError(422, {
      type: 'errors/invalid',
      title: 'Invalid',
      status: 422,
      detail: 'This cannot be saved.',
      errors: [
        { pointer: '/name', detail: 'Too long.' },
        { pointer: '/name', detail: 'No line breaks.' },
      ],
    });
    expect(fieldFaults(twice, () => true).fields.name).toBe('Too long. No line breaks.');
  });

  it('that says what a field is becomes a sentence', () => {
    expect(faultSentence('is no e-mail address')).toBe('This is no e-mail address.');
    expect(faultSentence('expected a date')).toBe('This must be a date.');
    const id = 'expected an id that begins with con_, found text';
    expect(faultSentence(id, 'Contact')).toBe('Contact must be chosen.');
    const colour = "expected a colour such as #1b6f78, found 'green'";
    expect(faultSentence(colour)).toBe("This must be a colour such as #1b6f78, not 'green'.");
    expect(faultSentence('is no e-mail address', 'E-mail')).toBe('E-mail is no e-mail address.');
    expect(problemSentences(invalid)[1]).toBe('To: It must be later than 09:00.');
  });

  it('without faulty fields shows its own words', () => {
    const gone = new ProblemError(404, {
      type: 'errors/not-found',
      title: 'Not found',
      status: 404,
      detail: 'There is no such run.',
    });
    expect(fieldFaults(gone, () => true)).toEqual({
      fields: {},
      rest: ['There is no such run.'],
      all: ['There is no such run.'],
    });
  });

  it('is told in words, even when the server sent none', () => {
    expect(problemWords(invalid)).toBe('Two fields are wrong.');
    expect(problemWords(new ProblemError(403, undefined))).toBe('You may not do this.');
    expect(problemWords(new TypeError('Failed to fetch'))).toContain('cannot be reached');
  });
});
