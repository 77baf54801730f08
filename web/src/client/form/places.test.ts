import { describe, expect, it } from 'vitest';
import { placeAt, placesOf, resumeAt } from './places';
import { fieldOfKind, questionsOf } from './test-world';

const loaded = questionsOf(
  [fieldOfKind('short_text', { key: 'name' })],
  [fieldOfKind('short_text', { key: 'number', shown_when: { '==': [{ var: 'name' }, 'ltd'] } })],
  [fieldOfKind('yes_no', { key: 'vat' }), fieldOfKind('email', { required: false })],
);
const asked = (answers: Record<string, string | boolean>) => ({ loaded, answers, files: {} });
const numbers = (answers: Record<string, string | boolean>) =>
  placesOf(asked(answers), true).map((place) => place.number);

describe('the pages of a questionnaire', () => {
  it('leave out parts that ask nothing, and keep their numbers', () => {
    expect(numbers({})).toEqual([1, 3]);
    expect(numbers({ name: 'ltd' })).toEqual([1, 2, 3]);
  });

  it('ask only what is missing when the firm asks again', () => {
    const again = { ...asked({}), loaded: { ...loaded, only_missing: ['email'] } };
    const keys = placesOf(again, true).map(({ part }) => part.fields.map(({ key }) => key));
    expect(keys).toEqual([['email']]);
    expect(placesOf(again, false)).toHaveLength(2);
  });

  it.each([
    [{}, 1],
    [{ name: 'Priya' }, 3],
    [{ name: 'ltd' }, 2],
    [{ vat: true }, 1],
    [{ name: 'Priya', vat: true }, 'review'],
    [{ name: 'Priya', vat: true, email: 'priya' }, 3],
  ])('go on after %j at %s', (answers, place) => {
    expect(resumeAt(placesOf(asked(answers), true), asked(answers))).toBe(place);
  });

  it('give way when the address means one that is not asked', () => {
    const places = placesOf(asked({}), true);
    expect(placeAt(places, 2, asked({}))).toBe(3);
    expect(placeAt(places, 9, asked({}))).toBe('review');
    expect(placeAt(places, 'resume', asked({}))).toBe(1);
  });
});
