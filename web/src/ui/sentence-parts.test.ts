import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { createElement } from 'react';
import { Sentence } from './sentence';
import { plainSentence, sentenceParts } from './sentence-parts';

describe('a sentence of the server', () => {
  it('is split at its bold parts', () => {
    expect(
      sentenceParts('a reminder goes out **tomorrow at 09:00**, and on **16 March** a task'),
    ).toEqual([
      { text: 'a reminder goes out ', bold: false },
      { text: 'tomorrow at 09:00', bold: true },
      { text: ', and on ', bold: false },
      { text: '16 March', bold: true },
      { text: ' a task', bold: false },
    ]);
  });

  it('may begin with a bold part, or have none', () => {
    expect(sentenceParts('**Priya** signs')[0]).toEqual({ text: 'Priya', bold: true });
    expect(sentenceParts('Nothing waits.')).toEqual([{ text: 'Nothing waits.', bold: false }]);
    expect(sentenceParts('')).toEqual([]);
  });

  it('keeps stars that have no partner', () => {
    expect(plainSentence('2 ** 3 is eight')).toBe('2 ** 3 is eight');
    expect(plainSentence('**a** and ** b')).toBe('a and ** b');
  });

  it('is text: markup in a name stays a name', () => {
    const shown = renderToStaticMarkup(createElement(Sentence, { text: '**<b>Eve</b>** signs' }));
    expect(shown).toContain('&lt;b&gt;Eve&lt;/b&gt;');
  });
});
