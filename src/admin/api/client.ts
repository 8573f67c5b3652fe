/** The one client of the API: typed by its description, with the token of the session and a key for each intention. */
import createClient, { type Middleware } from 'openapi-fetch';
import { provePresence } from './presence.js';
import { ProblemError } from './problem.js';
import type { paths } from './schema.js';

export const client = createClient<paths>({ baseUrl: '', fetch: (request: Request) => reach(request) });

let csrfToken: string | undefined;
/** Kept in memory only, from the answer of sign-in or of GET /api/session. */
export const keepToken = (token: string | undefined): void => {
  csrfToken = token;
};

const headers: Middleware = {
  onRequest({ request }) {
    request.headers.set('accept-language', document.documentElement.lang);
    if (request.method === 'GET') return request;
    if (csrfToken !== undefined) request.headers.set('x-csrf-token', csrfToken);
    if (!request.headers.has('idempotency-key')) request.headers.set('idempotency-key', crypto.randomUUID());
    return request;
  },
};
client.use(headers);

/**
 * A write that the server takes only of a person who proved to be there waits for the proof, and is sent again under the
 * same key. Given up, the refusal stands.
 */
async function reach(request: Request): Promise<Response> {
  const kept = request.clone();
  const response = await send(request);
  if (response.status !== 403 || !(await wantsPresence(response.clone()))) return response;
  if (!(await provePresence())) return response;
  if (csrfToken !== undefined) kept.headers.set('x-csrf-token', csrfToken);
  return send(kept);
}

const wantsPresence = async (response: Response): Promise<boolean> => {
  const problem: { type?: string } = await response.json().catch(() => ({}));
  return problem.type === '/problems/step-up-required';
};

declare global {
  interface Window {
    /** What first-paint.js asked before the program had come, by its address. */
    readonly askedAhead?: Map<string, Promise<Response>>;
  }
}

/** The answer to what was asked ahead: each is good for one question, and none outlives a write, which may change who asks. */
async function answeredAhead({ method, url }: Request): Promise<Response | undefined> {
  const answers = window.askedAhead;
  if (method !== 'GET') answers?.clear();
  const { pathname, search } = new URL(url);
  const answer = answers?.get(pathname + search);
  answers?.delete(pathname + search);
  // Where the network failed, the question is put again.
  return answer?.catch(() => undefined);
}

/** A write whose answer was lost is sent once more under the same key: the server does it once. */
async function send(request: Request): Promise<Response> {
  const again = request.method === 'GET' ? null : request.clone();
  try {
    return (await answeredAhead(request)) ?? (await fetch(request));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    if (!again) throw new ProblemError({}, 0);
    return fetch(again).catch(() => {
      throw new ProblemError({}, 0);
    });
  }
}

interface Answered<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The data of an answer; throws ProblemError for every other one. */
export async function take<T>(answered: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await answered;
  if (response.ok) return data as T;
  const retryAfter = Number(response.headers.get('retry-after')) || undefined;
  throw new ProblemError(typeof error === 'object' && error !== null ? error : {}, response.status, retryAfter);
}
