import { describe, expect, it } from 'vitest';
import { dayFrom } from './typed-day';

describe('a typed day', () => {
  it('is understood in the ways that people write it', () => {
    for (const typed of ['2026-04-01', '1/4/2026', '01.04.2026', '1 Apr 2026', '1. April 2026']) {
      expect(dayFrom(typed)).toBe('2026-04-01');
    }
  });

  it('that does not exist is no day', () => {
    expect(dayFrom('31 Feb 2026')).toBeNull();
    expect(dayFrom('2026-13-01')).toBeNull();
    expect(dayFrom('soon')).toBeNull();
  });
});
