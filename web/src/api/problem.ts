// What went wrong, as the server told it (RFC 9457), and where its parts belong in a form.
import type { Problem } from './types';

export class ProblemError extends Error {
  readonly status: number;
  readonly problem: Problem | undefined;

  constructor(status: number, problem: Problem | undefined) {
    super(problem?.detail ?? problem?.title ?? fallback(status));
    this.name = 'ProblemError';
    this.status = status;
    this.problem = problem;
  }

  // The faults of single fields, each with the JSON pointer of its field.
  get faults(): { pointer: string; detail: string }[] {
    return this.problem?.errors ?? [];
  }
}

// The sentence to show for anything that was thrown.
export function problemWords(thrown: unknown): string {
  if (thrown instanceof ProblemError) return thrown.message;
  return 'The server cannot be reached. Check your connection; nothing was changed.';
}

// "/contact/first_name" -> "contact.first_name": the path that a form knows a field by.
export function pointerPath(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}

// The server says what is wrong of a field without naming it ("is no e-mail address"). At the field
// that becomes a sentence; away from it the field is named.
const predicate = /^(is|are|was|must|has|have|may|can|cannot|needs|does|names|says) /;

// What an empty or mistaken field is told: "expected an id that begins with con_, found text" says
// nothing to people.
function spoken(detail: string): string {
  if (detail.startsWith('expected an id ')) return 'must be chosen';
  return detail
    .replace(/, found text$/, '')
    .replace(/^expected a date such as .*$/, 'must be a date')
    .replace(/^expected (.*), found ('.*')$/, 'must be $1, not $2')
    .replace(/^expected /, 'must be ');
}

export function faultSentence(detail: string, field = 'This'): string {
  const said = spoken(detail);
  const words = predicate.test(said)
    ? `${field} ${said}`
    : field === 'This'
      ? said
      : `${field}: ${said}`;
  const begun = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?…”]$/.test(begun) ? begun : `${begun}.`;
}

// Fields whose labels are other words than their names.
const labels: Record<string, string> = {
  email: 'E-mail',
  from_address: 'Sender’s address',
  from_name: 'Sender’s name',
  host: 'Server',
  link_days: 'Client links last',
  locale: 'Language and region',
  reply_to: 'Answers go to',
  tagline: 'Line below the name',
  user: 'Login',
  zone: 'Time zone',
};

// "/parts/0/fields/2/label" -> "Label": the last name in a pointer, as a word.
function pointerName(pointer: string): string {
  const names = pointerPath(pointer)
    .split('.')
    .filter((name) => name !== '' && !/^\d+$/.test(name));
  const name = names[names.length - 1] ?? '';
  const last = labels[name] ?? name.replaceAll('_', ' ');
  return last === '' ? 'This' : last.charAt(0).toUpperCase() + last.slice(1);
}

// All that a problem says, as sentences that stand alone.
export function problemSentences(thrown: unknown): string[] {
  const faults = thrown instanceof ProblemError ? thrown.faults : [];
  if (faults.length === 0) return [problemWords(thrown)];
  return faults.map(({ pointer, detail }) => faultSentence(detail, pointerName(pointer)));
}

interface FieldFaults {
  // By the path of the field.
  fields: Record<string, string>;
  // What no field of this form can show.
  rest: string[];
  // All of it, each with its field's name: the summary.
  all: string[];
}

// Splits a problem into the faults of the fields that a form has, and all others.
export function fieldFaults(thrown: unknown, known: (path: string) => boolean): FieldFaults {
  const all = problemSentences(thrown);
  if (!(thrown instanceof ProblemError)) return { fields: {}, rest: all, all };
  const found: FieldFaults = { fields: {}, rest: [], all };
  for (const fault of thrown.faults) {
    const path = pointerPath(fault.pointer);
    const before = found.fields[path];
    const sentence = faultSentence(fault.detail);
    if (!known(path)) found.rest.push(faultSentence(fault.detail, pointerName(fault.pointer)));
    else found.fields[path] = before ? `${before} ${sentence}` : sentence;
  }
  if (thrown.faults.length === 0) found.rest.push(thrown.message);
  return found;
}

function fallback(status: number): string {
  if (status === 401) return 'Your session has ended. Sign in again.';
  if (status === 403) return 'You may not do this.';
  if (status === 404) return 'This does not exist, or no longer.';
  if (status >= 500) return 'The server could not do this. Nothing was changed; try again.';
  return 'The server refused this.';
}
