import type { PointedError } from './types';

// What went wrong with a call: the server's problem document, or status 0 when no answer came.
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly errors: PointedError[];

  constructor(status: number, title: string, detail = '', errors: PointedError[] = []) {
    super(detail || title);
    this.name = 'Problem';
    this.status = status;
    this.title = title;
    this.errors = errors;
  }

  get isOffline(): boolean {
    return this.status === 0;
  }

  // Unknown, expired and revoked links all answer alike.
  get isGone(): boolean {
    return this.status === 404 || this.status === 410;
  }

  // The same call can succeed later without anybody changing anything.
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status === 408 || this.status >= 500;
  }
}

export const offlineProblem = () =>
  new Problem(0, 'No connection', 'There is no answer from the server. Is your phone online?');

export function asProblem(fault: unknown): Problem {
  if (fault instanceof Problem) return fault;
  return new Problem(500, 'Something went wrong', 'Please try again in a moment.');
}

// `/answers/company` names the field `company`; `~1` and `~0` are `/` and `~` in a pointer.
export function fieldOf(pointer: string): string | undefined {
  const [, root, key] = pointer.split('/');
  if (root !== 'answers' || key === undefined) return undefined;
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}

export function fieldErrors(errors: PointedError[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { pointer, detail } of errors) {
    const key = fieldOf(pointer);
    if (key !== undefined) found[key] ??= detail;
  }
  return found;
}
