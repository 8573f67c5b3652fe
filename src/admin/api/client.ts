/** The one client of the API: typed by its description, with the token of the session and a key for each intention. */
import createClient, { type Middleware } from 'openapi-fetch';
import { ProblemError } from './problem.js';
import { presence, session } from './question.js';
import type { paths } from './schema.js';

export const client = createClient<paths>({ baseUrl: '', fetch: (request: Request) => reach(request, asked) });
/** For what is sent in the background: the person is asked for nothing. */
export const unasked = (request: Request): Promise<Response> => reach(request, renewed);

let csrfToken: string | undefined;
let personId: string | undefined;
/** Kept in memory only, from the answer of sign-in or of GET /api/session: the token, and whose session it is. */
export const keepToken = (token: string | undefined, person: string | undefined): void => {
  csrfToken = token;
  personId = person;
};

/** For a client that is not this one: the token of the session, which each of its writes bears. */
export const sessionToken = (): string => csrfToken ?? '';

/** Whose session the requests of this page are sent in. */
export const signedInPerson = (): string | undefined => personId;

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
 * A request that lacks a session, a proof of presence or the token of the session waits for it, and is sent again under the
 * same key. If the user cancels, the refusal is returned.
 */
async function reach(request: Request, lacking: Lacking): Promise<Response> {
  const kept = request.clone();
  const response = await send(request);
  const lacks = response.ok ? undefined : lacking[await typeOf(response.clone())];
  if (!lacks || !(await lacks())) return response;
  if (csrfToken !== undefined && kept.method !== 'GET') kept.headers.set('x-csrf-token', csrfToken);
  return reach(kept, lacking);
}

/** What is asked of the person, or read again, before a refused request is sent once more. */
type Lacking = Readonly<Record<string, () => Promise<boolean>>>;
const renewed: Lacking = { '/problems/csrf-token-missing': renewToken };
const asked: Lacking = {
  ...renewed,
  '/problems/step-up-required': presence.ask,
  '/problems/session-required': session.ask,
};

const typeOf = async (response: Response): Promise<string> => {
  const problem: { type?: string } = await response.json().catch(() => ({}));
  return problem.type ?? '';
};

/** Another tab of this browser opened a session since: true where its token is another one. */
async function renewToken(): Promise<boolean> {
  const response = await fetch('/api/session');
  const known: { csrfToken?: string; person?: { id: string } } = await response.json().catch(() => ({}));
  if (!known.csrfToken || known.csrfToken === csrfToken || known.person?.id !== personId) return false;
  csrfToken = known.csrfToken;
  return true;
}

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
