import { describe, expect, it } from 'vitest';
import { countWords, dayWords, documentNoun, firstName, insideSentence, sizeWords } from './words';

describe('words', () => {
  it('puts a title inside a sentence', () => {
    expect(insideSentence('Engagement letter')).toBe('engagement letter');
    expect(insideSentence('NDA')).toBe('NDA');
    expect(insideSentence('Letter to Harbour')).toBe('Letter to Harbour');
    expect(insideSentence('')).toBe('');
  });

  it('names a document by what people call it', () => {
    expect(documentNoun('Engagement letter')).toBe('letter');
    expect(documentNoun('Terms of business')).toBe('document');
  });

  it('says a day with its year once it is not this one', () => {
    expect(dayWords('2019-03-04')).toBe('4 March 2019');
    expect(dayWords(`${new Date().getFullYear()}-03-04`)).toBe('4 March');
    expect(dayWords('soon')).toBe('soon');
  });

  it('counts and measures', () => {
    expect(countWords(1, 'file', 'files')).toBe('1 file');
    expect(countWords(3, 'file', 'files')).toBe('3 files');
    expect([sizeWords(20), sizeWords(240_000), sizeWords(3_210_000)]).toEqual([
      '20 bytes',
      '240 KB',
      '3.2 MB',
    ]);
    expect(firstName(' Priya Raman ')).toBe('Priya');
  });
});
