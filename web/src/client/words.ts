// Dates and names as people say them. The pages are written in English, so their dates are too.

const language = 'en-GB';

// "4 March", with the year once it is not this one.
export function dayWords(time: string | number): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return String(time);
  const isDate = typeof time === 'string' && time.length === 10;
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
  return date.toLocaleDateString(language, {
    day: 'numeric',
    month: 'long',
    year,
    timeZone: isDate ? 'UTC' : undefined,
  });
}

export function timeWords(time: string | number): string {
  return new Date(time).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
}

export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}

// A title inside a sentence: `Engagement letter` is "engagement letter", `NDA` stays.
export function insideSentence(title: string): string {
  const [first = '', second = ''] = title;
  const isName = /\p{Lu}/u.test(second) || /\s\p{Lu}/u.test(title);
  return isName ? title : first.toLowerCase() + title.slice(1);
}

const documentNouns = ['letter', 'agreement', 'contract', 'proposal', 'mandate', 'quote', 'terms'];

// What people call a document of this title: "the letter".
export function documentNoun(title: string): string {
  const last = title.trim().toLowerCase().split(/\s+/).at(-1) ?? '';
  return documentNouns.includes(last) ? last : 'document';
}

export function countWords(count: number, one: string, several: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${several}`;
}

export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
