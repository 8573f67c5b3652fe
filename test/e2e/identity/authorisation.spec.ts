// @stage slow
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { ClassificationModule } from '../../../src/classification/classification.module.js';
import { mayTake, type PersonAction, permissions } from '../../../src/domain/case/permission.js';
import { roles } from '../../../src/domain/law/vocabulary.js';
import { machineScopes } from '../../../src/domain/machine/client.js';
import { freshToken, requestTokenOf } from '../../../src/identity/account/attempt/token.js';
import { IntakeModule } from '../../../src/intake/intake.module.js';
import { LettersModule } from '../../../src/letters/letters.module.js';
import { LiveModule } from '../../../src/live/live.module.js';
import { MachinesModule } from '../../../src/machines/machines.module.js';
import { NotificationsModule } from '../../../src/notifications/notifications.module.js';
import { OperationsModule } from '../../../src/operations/operations.module.js';
import { SESSION_COOKIE } from '../../../src/platform/http/request/session-cookie.js';
import { ReportsModule } from '../../../src/reports/reports.module.js';
import { WorklistModule } from '../../../src/worklist/worklist.module.js';
import { type Desk, startDesk } from '../../support/desk.js';

interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** An action of the permission table, `signed-in`, `machine` and a scope, or undefined for a public route. */
  readonly permission: string | undefined;
}

const unknownId = '0198c0de-0000-7000-8000-000000000001';
const shut = [
  'machine-token-refused',
  'session-required',
  'not-permitted',
  'csrf-token-missing',
  'step-up-required',
  'second-factor-due',
];
const elsewhere = 'served-elsewhere';
const rooms = [
  CasesModule,
  IntakeModule,
  ClassificationModule,
  WorklistModule,
  NotificationsModule,
  LiveModule,
  OperationsModule,
  LettersModule,
  MachinesModule,
  ReportsModule,
];

let desk: Desk;
let routes: Route[];
const people = new Map<string, string>();

beforeAll(async () => {
  desk = await startDesk([], {}, rooms);
  for (const role of roles) people.set(role, (await desk.personWith(role)).id);
  people.set('disabled', (await desk.personWith('head_of_legal')).id);
  await desk.fresh.asOwner('update person set disabled_at = now() where id = $1', [people.get('disabled')]);
  const document = (await desk.visitor().send('GET', '/api/openapi.json')).json<OpenAPIObject>();
  routes = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Record<string, string>>).map(([method, operation]) => ({
      method: method.toUpperCase() as Route['method'],
      path: path.replace(/\{\w+\}/g, unknownId),
      permission: operation['x-permission'],
    })),
  );
});
afterAll(() => desk.close());

/** A session of its own for each request: some requests end sessions. */
async function headersOf(person: string | undefined, expired: boolean): Promise<Record<string, string>> {
  if (person === undefined) return {};
  const { token, digest } = freshToken();
  await desk.identity.query(
    `insert into session (id, person_id, token_sha256, expires_at, proved_at)
     values ($1, $2, $3, clock_timestamp() + make_interval(hours => $4), clock_timestamp())`,
    [randomUUID(), person, digest, expired ? -1 : 1],
  );
  return {
    cookie: `${SESSION_COOKIE}=${token}`,
    'x-csrf-token': requestTokenOf(token),
    'idempotency-key': randomUUID(),
  };
}

/** The refusal of the guard, or undefined when the request got past it. */
async function refusalOf({ method, path, permission }: Route, person: string | undefined, expired = false) {
  const body = method === 'GET' || method === 'DELETE' ? {} : { body: '{}' };
  const headers = { ...(await headersOf(person, expired)), ...(body.body && { 'content-type': 'application/json' }) };
  const answer = await fetch(`${desk.address}${path}`, { method, headers, ...body, redirect: 'manual' });
  // What is no problem passed the guard; a stream of events would never end.
  if (!answer.headers.get('content-type')?.includes('problem+json')) {
    await answer.body?.cancel();
    return undefined;
  }
  const { type } = (await answer.json()) as { type: string };
  const code = type.replace('/problems/', '');
  return shut.includes(code) || (permission !== undefined && code === elsewhere) ? code : undefined;
}

function expected({ path, permission }: Route, caller: string): string | undefined {
  if (permission === undefined) return undefined;
  // No person passes there; this process does not take requests at all.
  if (permission.startsWith('machine ')) return path === '/api/requests' ? elsewhere : 'machine-token-refused';
  const role = roles.find((each) => each === caller);
  if (role === undefined) return 'session-required';
  if (permission === 'signed-in') return undefined;
  return mayTake(permission as PersonAction, [role]) ? undefined : 'not-permitted';
}

it('lets each caller through each route of the document as the table of permissions says, and no further', async () => {
  const mismatches: string[] = [];
  let tried = 0;
  for (const route of routes) {
    for (const caller of [...roles, 'anonymous', 'disabled', 'expired']) {
      const person = people.get(caller === 'expired' ? 'head_of_legal' : caller);
      const refusal = await refusalOf(route, person, caller === 'expired');
      tried += 1;
      if (refusal !== expected(route, caller)) {
        mismatches.push(`${route.method} ${route.path} by ${caller}: ${refusal}, not ${expected(route, caller)}`);
      }
    }
  }
  expect(mismatches).toEqual([]);
  expect(tried).toBe(routes.length * (roles.length + 3));
});

it('says of each route whom it is for: the public, the own account, or an action of the table', () => {
  const ofMachines = machineScopes.map((scope) => `machine ${scope}`);
  const known = [undefined, 'signed-in', ...ofMachines, ...Object.keys(permissions)];
  expect(routes.filter(({ permission }) => !known.includes(permission))).toEqual([]);
  const open = routes
    .filter(({ permission }) => permission === undefined)
    .map(({ method, path }) => `${method} ${path}`);
  expect(open.sort()).toEqual([
    'GET /api/openapi.json',
    'GET /api/session/oidc',
    'GET /api/session/oidc/callback',
    'GET /api/session/second-factor',
    'GET /api/setup',
    'POST /api/first-password',
    'POST /api/session',
    'POST /api/session/oidc',
    'POST /api/session/passkey',
    'POST /api/session/passkey/options',
    'POST /api/session/second-factor',
    'POST /api/setup',
    'POST /api/token',
  ]);
});
