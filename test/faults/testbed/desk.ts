/** People at the desk who outlive the server: they keep their session, and repeat a write under the same key until it is answered. */
import { randomUUID } from 'node:crypto';
import type { ActToSign } from '../../../src/domain/signature/act.js';
import type { Signature } from '../../../src/domain/signature/signature.js';
import type { Signatory } from '../../support/signatory.js';

export interface Answered {
  readonly person: string;
  readonly path: string;
  readonly status: number;
  /** What a write on a case answers. */
  readonly seq: number | null;
  readonly key: string;
}

interface Intention {
  readonly person: Person;
  readonly path: string;
  readonly body: unknown;
  readonly key: string;
}

/** The server went away before it answered, or answered with a fault of its own: the write may have been done. */
export class Unanswered extends Error {
  constructor(
    message: string,
    /** The key of the write that is repeated until it is answered; null of a read or a mail. */
    readonly key: string | null = null,
    options?: ErrorOptions,
    /** What was asked, and the refusal that the server names; null where it did not answer, and of a mail. */
    readonly asked: { readonly path: string; readonly problem: string | null } | null = null,
  ) {
    super(message, options);
  }
}

function unanswered(path: string, { status, json }: Reached, key: string | null = null): Unanswered {
  const problem = (json as { type?: string } | null)?.type ?? null;
  return new Unanswered(`${path} answered ${status}.`, key, {}, { path, problem });
}

export const PASSWORD = 'correct horse battery staple';

export class Person {
  id = '';
  private signatory: Signatory | undefined;
  private cookie = '';
  private token = '';

  constructor(
    readonly email: string,
    readonly roles: readonly string[],
  ) {}

  /** A second session when there is one; the first goes on. */
  async signIn(base: string): Promise<void> {
    const response = await reach(`${base}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: this.email, password: PASSWORD }),
    });
    if (response.status !== 201) throw new Error(`${this.email} could not sign in: ${response.status}.`);
    const who = response.json as { person: { id: string }; csrfToken: string };
    this.id = who.person.id;
    this.token = who.csrfToken;
    this.cookie = response.cookies.join('; ');
  }

  /** The key that signs for them from now on. */
  holds(signatory: Signatory): void {
    this.signatory = signatory;
  }

  sign(act: ActToSign): Signature {
    if (!this.signatory) throw new Error(`${this.email} has no key.`);
    return this.signatory.sign(act);
  }

  get headers(): Record<string, string> {
    return { cookie: this.cookie, 'x-csrf-token': this.token };
  }
}

export class Desk {
  answered: readonly Answered[] = [];
  /** Writes begun, answered or not: the most that may be found in the log. */
  intentions: readonly Intention[] = [];
  private pending: Intention[] = [];
  base = '';

  constructor(readonly people: readonly Person[]) {}

  /** The same people, with nothing asked yet. */
  anew(): Desk {
    return new Desk(this.people);
  }

  /** What was asked and answered by now. */
  asItIs(): Desk {
    return Object.assign(this.anew(), { answered: this.answered, intentions: this.intentions });
  }

  with(role: string): Person {
    const found = this.people.find(({ roles }) => roles.includes(role));
    if (!found) throw new Error(`No person of the desk is ${role}.`);
    return found;
  }

  async get<T>(person: Person, path: string): Promise<T> {
    const response = await reach(this.base + path, { headers: person.headers });
    if (response.status >= 500) throw unanswered(path, response);
    return response.json as T;
  }

  /** One intention, sent once; without an answer it stays pending, to be repeated. */
  write(person: Person, path: string, body: unknown): Promise<Answered> {
    const intention = { person, path, body, key: randomUUID() };
    this.intentions = [...this.intentions, intention];
    this.pending.push(intention);
    return this.send(intention);
  }

  /** What a client does after a restart: the same writes again, under their keys. */
  async repeat(): Promise<void> {
    for (const intention of [...this.pending]) await this.send(intention);
  }

  private async send(intention: Intention): Promise<Answered> {
    const { person, path, body, key } = intention;
    const response = await reach(this.base + path, {
      method: 'POST',
      headers: { ...person.headers, 'idempotency-key': key, 'content-type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    });
    if (response.status >= 500) throw unanswered(path, response, key);
    this.pending = this.pending.filter((each) => each !== intention);
    const { seq } = (response.json ?? {}) as { seq?: number };
    const answered = { person: person.id, path, status: response.status, seq: seq ?? null, key };
    this.answered = [...this.answered, answered];
    return answered;
  }
}

export const team: readonly (readonly [string, readonly string[]])[] = [
  ['camille', ['jurist']],
  ['idriss', ['jurist']],
  ['solene', ['jurist']],
  ['helene', ['head_of_legal']],
  ['jeanne', ['dpo']],
  ['marc', ['ciso']],
  ['nadia', ['executive']],
];

interface Reached {
  readonly status: number;
  readonly json: unknown;
  readonly cookies: string[];
}

async function reach(url: string, init: RequestInit): Promise<Reached> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(60_000) });
    const text = await response.text();
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
    return { status: response.status, json: text === '' ? null : JSON.parse(text), cookies };
  } catch (error) {
    throw new Unanswered(`${url} did not answer.`, null, { cause: error });
  }
}
