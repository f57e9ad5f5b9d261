import createClient, { type Middleware } from 'openapi-fetch';
import { ApiProblem, toProblem, unreachable } from './problem';
import type { paths } from './types';

export const apiRoot = '/api/v1';

const safe = new Set(['GET', 'HEAD']);

/**
 * A write that got no answer is sent once more under the same `Idempotency-Key`: the server answers a repeat
 * with the first outcome, so a lost connection never makes a second record.
 */
export async function resilientFetch(request: Request): Promise<Response> {
  const again = safe.has(request.method) ? null : request.clone();
  try {
    return await fetch(request);
  } catch (error) {
    if (!again || request.signal.aborted) throw error;
    return await fetch(again);
  }
}

const headers: Middleware = {
  onRequest({ request }) {
    if (safe.has(request.method)) return request;
    request.headers.set('X-Tandem-Csrf', '1');
    if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) {
      request.headers.set('Idempotency-Key', newKey());
    }
    return request;
  },
};

export const api = createClient<paths>({ baseUrl: apiRoot, fetch: resilientFetch });
api.use(headers);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

let onSignedOut: () => void = () => {};

/** Called when an answer says that the session ended, on any call. */
export function whenSignedOut(listener: () => void) {
  onSignedOut = listener;
}

/** The data of an answer, or its problem thrown. */
export async function ok<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem(unreachable);
  }
  if (answer.response.ok) return answer.data as T;
  if (answer.response.status === 401) onSignedOut();
  throw new ApiProblem(toProblem(answer.error, answer.response.status));
}

/** The condition under which a write is meant: only if nobody changed the record since we read it. */
export function ifMatch(version: number | undefined) {
  return version === undefined ? {} : { headers: { 'If-Match': `"${version}"` } };
}

export function newKey(): string {
  // randomUUID exists only on https and localhost; Tandem also runs on plain http in a home network.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function query(params: Record<string, string | number | boolean | null | undefined>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) {
    if (value !== null && value !== undefined && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}
