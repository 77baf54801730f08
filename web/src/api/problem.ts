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

export interface FieldFaults {
  // By the path of the field.
  fields: Record<string, string>;
  // What no field of this form can show: it goes to the summary.
  rest: string[];
}

// Splits a problem into the faults of the fields that a form has, and all others.
export function fieldFaults(thrown: unknown, known: (path: string) => boolean): FieldFaults {
  if (!(thrown instanceof ProblemError)) return { fields: {}, rest: [problemWords(thrown)] };
  const found: FieldFaults = { fields: {}, rest: [] };
  for (const fault of thrown.faults) {
    const path = pointerPath(fault.pointer);
    const before = found.fields[path];
    if (!known(path)) found.rest.push(fault.detail);
    else found.fields[path] = before ? `${before} ${fault.detail}` : fault.detail;
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
