import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import http, { type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { hash } from '@node-rs/argon2';
import type { Role } from '../../src/domain/law/vocabulary.js';
import { PeopleModule } from '../../src/identity/people/people.module.js';
import { IDENTITY_DATABASE } from '../../src/platform/database/connections.js';
import { Database } from '../../src/platform/database/database.js';
import { HttpModule } from '../../src/platform/http/http.module.js';
import { createHttpApp } from '../../src/platform/http/http-app.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { Settings, SettingsSchema } from '../../src/platform/settings/settings.js';
import { type FreshDatabase, freshDatabase } from './database.js';
import { SigningPeople } from './signing-people.js';

export const PASSWORD = 'correct horse battery';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Sent {
  readonly body?: unknown;
  /** Added to those of the browser; undefined takes one away. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

export interface Answer {
  readonly statusCode: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  json<Shape = Readonly<Record<string, unknown>>>(): Shape;
}

/** One browser: it keeps its cookie and sends the token and a new key with each write. */
export class Visitor {
  cookie: string | undefined;
  csrfToken: string | undefined;

  constructor(private readonly port: number) {}

  /** The address goes out as it is written: nothing is normalised. */
  async send(method: Method, path: string, { body, headers = {} }: Sent = {}): Promise<Answer> {
    const payload = typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
    const own = {
      cookie: this.cookie,
      'x-csrf-token': this.csrfToken,
      'idempotency-key': method === 'GET' ? undefined : randomUUID(),
      'content-type': body === undefined ? undefined : 'application/json',
      'content-length': String(Buffer.byteLength(payload)),
    };
    const sent = Object.entries({ ...own, ...headers }).filter(([, value]) => value !== undefined);
    const request = http.request({ port: this.port, method, path, headers: Object.fromEntries(sent), agent: false });
    request.end(payload);
    const [answer] = (await once(request, 'response')) as [http.IncomingMessage];
    const text = await readText(answer);
    return { statusCode: answer.statusCode ?? 0, headers: answer.headers, body: text, json: () => JSON.parse(text) };
  }

  async signIn(email: string, password = PASSWORD, headers: Sent['headers'] = {}) {
    return this.keep(await this.send('POST', '/api/session', { body: { email, password }, headers }));
  }

  /** Proves presence: by the password, or by what is given. */
  async stepUp(proof: object = { password: PASSWORD }) {
    return this.keep(await this.send('POST', '/api/session/step-up', { body: proof }));
  }

  /** Takes the cookies and the token of a success, like a browser and its page. */
  keep(answer: Answer): Answer {
    const cookies = answer.headers['set-cookie'] ?? [];
    if (answer.statusCode < 300 && cookies.length > 0) {
      this.cookie = cookies.map((cookie) => cookie.split(';')[0]).join('; ');
      this.csrfToken = answer.json<{ csrfToken?: string }>().csrfToken;
    }
    return answer;
  }
}

/** A visitor who is registered and signed in. */
export type Member = Visitor & { readonly id: string; readonly name: string; readonly email: string };

/** A hash names its cost, and the server verifies at that: a test signs in thousands of times. */
const cheap = { memoryCost: 64, timeCost: 1, parallelism: 1 };
let passwordHash: Promise<string> | undefined;

/** Registers a person with roles as the owner of the database does: without a request and without a confirmation. */
export async function register(
  { asOwner }: Pick<FreshDatabase, 'asOwner'>,
  roles: readonly Role[],
  name = `Person of ${roles.join(', ')}`,
): Promise<{ id: string; name: string; email: string }> {
  passwordHash ??= hash(PASSWORD, cheap);
  const person = { id: randomUUID(), name, email: `${roles.join('-')}-${randomUUID().slice(0, 8)}@desk.example` };
  await asOwner('insert into person (id, name, email, password_hash, roles) values ($1, $2, $3, $4, $5)', [
    ...[person.id, name, person.email, await passwordHash, roles],
  ]);
  return person;
}

export async function signedIn(
  fresh: Pick<FreshDatabase, 'asOwner'>,
  port: number,
  roles: readonly Role[],
  name?: string,
): Promise<Member> {
  const person = await register(fresh, roles, name);
  const visitor = new Visitor(port);
  await visitor.signIn(person.email);
  return Object.assign(visitor, person);
}

export interface Desk {
  readonly app: NestFastifyApplication;
  /** http://127.0.0.1 and the port it got. */
  readonly address: string;
  readonly database: Database;
  /** The connections of sign-in and accounts. */
  readonly identity: Database;
  readonly fresh: FreshDatabase;
  visitor(): Visitor;
  /** Registers a person and signs them in. */
  personWith(...roles: Role[]): Promise<Member>;
  /** Keys that sign for the people of this desk. */
  readonly signing: SigningPeople;
  close(): Promise<void>;
}

/** The HTTP application with people and sessions on a database of its own, with what a spec adds: controllers, settings, rooms. */
export async function startDesk(
  controllers: Type[] = [],
  given: Readonly<Record<string, string>> = {},
  rooms: Type[] = [],
): Promise<Desk> {
  const fresh = await freshDatabase();
  const dataFolder = mkdtempSync(join(tmpdir(), 'greffe-desk-'));
  const settings = new Settings(
    SettingsSchema.parse({ dataFolder, testDurability: 'true', logLevel: 'silent', ...given }),
  );

  const platform = PlatformModule.with(settings, fresh.logins, { role: 'api' });
  @Module({ imports: [platform, HttpModule, PeopleModule, ...rooms], controllers })
  class RootOfTest {}

  const app = await createHttpApp(RootOfTest, settings, false).catch(async (error: unknown) => {
    await fresh.drop();
    throw error;
  });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    app,
    address: `http://127.0.0.1:${port}`,
    database: app.get(Database),
    identity: app.get<Database>(IDENTITY_DATABASE),
    fresh,
    visitor: () => new Visitor(port),
    personWith: (...roles) => signedIn(fresh, port, roles),
    signing: new SigningPeople(app.get<Database>(IDENTITY_DATABASE), dataFolder),
    async close() {
      await app.close();
      await fresh.drop();
      rmSync(dataFolder, { recursive: true });
    },
  };
}
