// The server's sentences mark what matters as **bold**. Split here, so that nothing else of a
// sentence is ever taken for markup.
export interface Part {
  text: string;
  bold: boolean;
}

export function sentenceParts(sentence: string): Part[] {
  const pieces = sentence.split('**');
  // A lone ** has no partner: it is text.
  const whole = pieces.length % 2 === 1 ? pieces : mergeLast(pieces);
  return whole
    .map((text, index) => ({ text, bold: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}

export const plainSentence = (sentence: string) =>
  sentenceParts(sentence)
    .map((part) => part.text)
    .join('');

function mergeLast(pieces: string[]): string[] {
  const tail = pieces.slice(-2).join('**');
  return [...pieces.slice(0, -2), tail];
}
