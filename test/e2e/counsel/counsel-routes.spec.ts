// @stage slow
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { appModule } from '../../../src/application/app.module.js';
import { addHours } from '../../../src/domain/kernel/instant.js';
import { type Role, roles } from '../../../src/domain/law/vocabulary.js';
import { createHttpApp } from '../../../src/platform/http/http-app.js';
import { type Member, type Method, signedIn } from '../../support/desk.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { admitted, requisition } from '../../support/written-request.js';

const inDays = async (days: number): Promise<string> => addHours(await desk.platform.fresh.now(), days * 24);
const question = 'La levée du secret est-elle couverte ?';
const french = { facts: requisition, classification: { ...admitted, approvers: ['head_of_legal' as const] } };

let app: NestFastifyApplication;
let desk: LetterDesk;
let port: number;
let head: Member;
const people = new Map<Role, Member>();

const member = (...held: Role[]): Promise<Member> => signedIn(desk.platform.fresh, port, held);
const outcome = async (sent: ReturnType<Member['send']>): Promise<string> => {
  const answer = await sent;
  return answer.statusCode < 300 ? 'done' : String(answer.json().type).replace('/problems/', '');
};
const invite = async (by: Member, caseId: string, counsel: string, days = 30) =>
  by.send('POST', `/api/cases/${caseId}/counsel`, { body: { counsel, until: await inDays(days), question } });
const comment = { text: 'Oui.', position: null };

interface Briefed {
  readonly caseId: string;
  readonly briefId: string;
  readonly counsel: Member;
}

async function briefed(): Promise<Briefed> {
  const [caseId, counsel] = [await desk.request(french), await member('counsel')];
  const { id: briefId } = (await invite(head, caseId, counsel.id)).json<{ id: string }>();
  return { caseId, briefId, counsel };
}

beforeAll(async () => {
  desk = await LetterDesk.open({ relay: true }, async ({ settings, fresh }) => {
    app = await createHttpApp(appModule(settings, fresh.logins, { role: 'api' }), settings, false);
    await app.listen(0, '127.0.0.1');
    return app;
  });
  ({ port } = app.getHttpServer().address() as AddressInfo);
  for (const role of roles) people.set(role, await member(role));
  head = people.get('head_of_legal') as Member;
});
afterAll(async () => {
  await app?.close();
  await desk?.close();
});

async function closedCase(): Promise<string> {
  const caseId = await desk.request(french);
  await desk.give(caseId, { type: 'withdraw', noteId: randomUUID() }, desk.person('jurist'));
  return caseId;
}

interface Route {
  readonly path: string;
  readonly method: Method;
  readonly asks: string;
}
interface Cell {
  readonly name: string;
  readonly by: Member;
  readonly route: Route;
  readonly url: string;
  readonly due: readonly string[];
}

async function routesOf(): Promise<Route[]> {
  const document = (await head.send('GET', '/api/openapi.json')).json<OpenAPIObject>();
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Record<string, string>>)
      .map(([method, operation]) => ({ path, method: method.toUpperCase() as Method, asks: operation['x-permission'] }))
      .filter((route): route is Route => route.asks !== undefined && route.asks !== 'signed-in'),
  );
}

const ofMessage = ({ path }: Route): boolean => path.includes('{messageId}');
const isBrief = ({ asks }: Route): boolean => asks.startsWith('brief.');

/** Everything but the brief itself, and the law as it is written, is refused by role; a message that has no bytes here gets past the guard. */
function dueTo(route: Route, column: { readonly opens: boolean; readonly opensMessage: boolean }): string[] {
  if (route.asks === 'law.read') return ['done'];
  // No person passes there, whatever the role.
  if (route.asks.startsWith('machine ')) return ['machine-token-refused', 'served-elsewhere'];
  if (!isBrief(route)) return ['not-permitted'];
  if (route.path === '/api/briefs') return ['done'];
  if (ofMessage(route)) return column.opensMessage ? ['done', 'stored-file-missing'] : ['brief-unknown'];
  return [column.opens ? 'done' : 'brief-unknown'];
}

it('answers each role on each route of the product, on the case of the counsel and on another, as the tables say', async () => {
  const { caseId, counsel } = await briefed();
  const other = await briefed();
  const messageOf = async (id: string) => (await desk.state(id)).messages[0] ?? '';
  const [mine, theirs, closed] = [await messageOf(caseId), await messageOf(other.caseId), await closedCase()];
  const columns = [
    { name: 'his case', id: caseId, message: mine, opens: true, opensMessage: true },
    { name: 'his case, a message of another', id: caseId, message: theirs, opens: true, opensMessage: false },
    { name: 'another case', id: other.caseId, message: theirs, opens: false, opensMessage: false },
    { name: 'another case, his message', id: other.caseId, message: mine, opens: false, opensMessage: false },
    { name: 'a closed case', id: closed, message: mine, opens: false, opensMessage: false },
    { name: 'no case', id: randomUUID(), message: randomUUID(), opens: false, opensMessage: false },
  ];
  const routes = await routesOf();
  const cells: Cell[] = routes.flatMap((route) => {
    const url = (id: string, message: string) => {
      const named = route.path
        .replace('{messageId}', message)
        .replace('{id}', id)
        .replace('{language}', 'fr')
        .replace('{page}', 'clocks')
        .replace(/\{\w+\}/g, randomUUID());
      return ofMessage(route) ? `${named}?path=0` : named;
    };
    const his = columns.map(({ name, id, message, ...opens }) => {
      return { name, by: counsel, route, url: url(id, message), due: dueTo(route, opens) };
    });
    const server = [...people].filter(([role]) => isBrief(route) && role !== 'counsel');
    return [
      ...his,
      ...server.map(([name, by]) => ({ name, by, route, url: url(caseId, mine), due: ['not-permitted'] })),
    ];
  });
  const mismatches: string[] = [];
  for (const { name, by, route, url, due } of cells) {
    const got = await outcome(by.send(route.method, url, route.method === 'GET' ? {} : { body: comment }));
    if (!due.includes(got)) mismatches.push(`${route.method} ${route.path}, ${name}: ${got}, not ${due}`);
  }
  expect(mismatches).toEqual([]);
  process.stdout.write(`counsel × route × case: ${cells.length} cells of ${routes.length} routes, 0 mismatches\n`);
});
