import { describe, expect, it } from 'vitest';
import type { LadderStep } from '../api/types';
import { currentStep, ladderWords, noteWords } from './step-words';

const ladder: LadderStep[] = [
  { step: 'intake', name: 'About your business', mark: 'done', note: '4 March' },
  { step: 'vat', name: 'VAT details', mark: 'skipped', note: '' },
  { step: 'letter', name: 'Engagement letter', mark: 'now', note: 'Now' },
  { step: 'call', name: 'Kick-off call', mark: 'later', note: 'about 12 March' },
];

describe('the ladder in words', () => {
  it('names the step of the page', () => {
    expect(ladderWords(ladder, 'intake')).toEqual(['Step 1 of 4: ', 'About your business']);
  });

  it('names the first open step when the page is about none', () => {
    expect(currentStep(ladder)).toBe(2);
    expect(ladderWords(ladder, 'unknown')).toEqual(['Step 3 of 4: ', 'Engagement letter']);
  });

  it('counts what is behind when nothing is open', () => {
    const rest = ladder.filter((tread) => tread.mark !== 'now');
    expect(ladderWords(rest)).toEqual(['', '2 of 3 steps done']);
  });

  it('says each state and when, never the same word twice', () => {
    expect(ladder.map(noteWords)).toEqual([
      'Done, 4 March',
      'Left out',
      'Now',
      'Later, about 12 March',
    ]);
  });
});
