// The one way to the server: the generated, typed client. Unsafe requests carry the CSRF token of
// the session; an answer that is a problem is thrown as one.
import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './generated/api';
import { ProblemError } from './problem';
import type { Problem } from './types';

let csrfToken = '';

export function setCsrfToken(token: string) {
  csrfToken = token;
}

const safe = new Set(['GET', 'HEAD']);

const withToken: Middleware = {
  onRequest({ request }) {
    if (!safe.has(request.method)) request.headers.set('X-CSRF-Token', csrfToken);
    return request;
  },
};

export const api = createClient<paths>({ baseUrl: '/api/v1', credentials: 'same-origin' });
api.use(withToken);

interface Answer<Body> {
  data?: Body;
  error?: unknown;
  response: Response;
}

// The body of an answer, or the problem thrown.
export async function body<Body>(request: Promise<Answer<Body>>): Promise<Body> {
  const answer = await request;
  if (answer.data === undefined) throw problemOf(answer);
  return answer.data;
}

// For answers without a body.
export async function done(request: Promise<Answer<unknown>>): Promise<void> {
  const answer = await request;
  if (!answer.response.ok) throw problemOf(answer);
}

// What two people may edit comes with the tag that a change must quote.
export interface Tagged<Body> {
  value: Body;
  etag: string;
}

export async function tagged<Body>(request: Promise<Answer<Body>>): Promise<Tagged<Body>> {
  const answer = await request;
  if (answer.data === undefined) throw problemOf(answer);
  return { value: answer.data, etag: answer.response.headers.get('ETag') ?? '' };
}

function problemOf(answer: Answer<unknown>): ProblemError {
  return new ProblemError(
    answer.response.status,
    isProblem(answer.error) ? answer.error : undefined,
  );
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'title' in value;
}

// A key that makes a repeated request the same request. Made when a dialog opens, not when it sends.
export function newRequestKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
