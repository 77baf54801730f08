import { describe, expect, it } from 'vitest';
import {
  dayOf,
  dayWords,
  durationWords,
  exactWords,
  momentWords,
  shortDay,
  shortMoment,
  sinceWords,
  todayWords,
  type Place,
} from './dates';

const london: Place = {
  now: new Date('2026-03-10T09:42:00Z'),
  zone: 'Europe/London',
  locale: 'en-GB',
};
const auckland: Place = { ...london, zone: 'Pacific/Auckland' };
const newYork: Place = { ...london, zone: 'America/New_York' };

describe('a day in words', () => {
  it('is near or far', () => {
    expect(dayWords('2026-03-10', london)).toBe('today');
    expect(dayWords('2026-03-11', london)).toBe('tomorrow');
    expect(dayWords('2026-03-09', london)).toBe('yesterday');
    expect(dayWords('2026-03-17', london)).toBe('Tue 17 March');
    expect(dayWords('2027-01-02', london)).toBe('2 January 2027');
  });

  it('depends on where it is read', () => {
    const late = '2026-03-10T22:30:00Z';
    expect(dayWords(late, london)).toBe('today');
    expect(dayWords(late, auckland)).toBe('tomorrow');
    expect(dayOf(new Date('2026-03-10T02:00:00Z'), 'America/New_York')).toBe('2026-03-09');
  });

  it('of its own, without a time, is the same everywhere', () => {
    expect(shortDay('2026-03-12', auckland)).toBe('12 Mar');
    expect(shortDay('2026-03-12', newYork)).toBe('12 Mar');
  });
});

describe('a moment in words', () => {
  it('has its time in the zone', () => {
    expect(momentWords('2026-03-11T09:00:00Z', london)).toBe('tomorrow at 09:00');
    expect(momentWords('2026-03-11T13:00:00Z', newYork)).toBe('tomorrow at 09:00');
    expect(shortMoment('2026-03-02T10:14:00Z', london)).toBe('2 Mar, 10:14');
    expect(shortMoment('2025-03-02T10:14:00Z', london)).toBe('2 Mar 2025, 10:14');
  });

  it('keeps to summer time', () => {
    expect(momentWords('2026-03-30T08:00:00Z', london)).toBe('Mon 30 March at 09:00');
  });

  it('is exact, with its zone, when asked', () => {
    expect(exactWords('2026-03-10T21:08:00Z', london)).toMatch(
      /^Tuesday,? 10 March 2026 at 21:08 GMT$/,
    );
  });
});

describe('how long ago', () => {
  it('is told in the largest unit that fits', () => {
    expect(sinceWords('2026-03-10T09:41:30Z', london)).toBe('just now');
    expect(sinceWords('2026-03-10T09:41:00Z', london)).toBe('1 minute ago');
    expect(sinceWords('2026-03-10T06:00:00Z', london)).toBe('3 hours ago');
    expect(sinceWords('2026-03-09T23:00:00Z', london)).toBe('yesterday');
    expect(sinceWords('2026-03-06T09:00:00Z', london)).toBe('4 days ago');
    expect(sinceWords('2026-01-06T09:00:00Z', london)).toBe('6 Jan');
  });

  it('is a duration in a column', () => {
    expect(durationWords('2026-03-06T09:00:00Z', london)).toBe('4 days');
    expect(durationWords('2026-03-09T09:00:00Z', london)).toBe('1 day');
  });
});

it('today is named with its weekday', () => {
  expect(todayWords(london)).toBe('Tue 10 March');
});
