/** An outside counsel on one case: what is open to them, for how long, and that nobody can make them decide. */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { appModule } from '../../../src/app.module.js';
import { addHours } from '../../../src/domain/kernel/instant.js';
import { type Role, roles } from '../../../src/domain/law/vocabulary.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import type { Tx } from '../../../src/platform/database/transaction.js';
import { createHttpApp } from '../../../src/platform/http/http-app.js';
import { anySignature } from '../../support/case-walk.js';
import { type Member, type Method, signedIn } from '../../support/desk.js';
import { admitted, LetterDesk, requisition } from '../../support/letter-desk.js';

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
const withdraw = (by: Member, caseId: string, briefId: string) =>
  by.send('POST', `/api/cases/${caseId}/counsel/${briefId}/withdrawal`);
const comment = { text: 'Oui.', position: null };
const say = (by: Member, caseId: string, body: object = comment) =>
  by.send('POST', `/api/briefs/${caseId}/contributions`, { body });

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

const entriesOf = (caseId: string) =>
  desk.platform.fresh.asOwner<{ type: string; actor: string; data: object }>(
    'select type, actor, data from entry where stream = $1 order by seq',
    [`counsel/${caseId}`],
  );

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

describe('an invitation', () => {
  it('opens one case, and what is asked and said on it is in the log with its words sealed', async () => {
    const { caseId, briefId, counsel } = await briefed();
    expect((await counsel.send('GET', '/api/briefs')).json()).toMatchObject({ briefs: [{ id: briefId, caseId }] });
    const opened = (await counsel.send('GET', `/api/briefs/${caseId}`)).json();
    expect(opened).toMatchObject({
      brief: { id: briefId },
      facts: { issuerCountry: 'FR' },
      classification: { verdict: 'ADMIT' },
      particulars: { caseReference: '24-mj-00731' },
      contributions: [{ kind: 'question', text: question, by: head.id }],
    });
    expect(await outcome(say(counsel, caseId))).toBe('done');
    const opinion = { text: 'La réquisition est régulière.', position: 'favourable' };
    expect(await outcome(say(counsel, caseId, opinion))).toBe('done');
    const seen = (await head.send('GET', `/api/cases/${caseId}/counsel`)).json();
    expect(seen).toMatchObject({
      mayInvite: true,
      briefs: [{ id: briefId, counsel: { id: counsel.id }, givenBy: { id: head.id }, stands: true }],
      contributions: [
        { kind: 'question', text: question },
        { kind: 'comment', text: 'Oui.', by: counsel.id },
        { kind: 'opinion', text: opinion.text, position: 'favourable', by: counsel.id },
      ],
    });
    const entries = await entriesOf(caseId);
    expect(entries.map(({ type, actor }) => [type, actor])).toEqual([
      ['counsel.invited', head.id],
      ['counsel.commented', counsel.id],
      ['counsel.advised', counsel.id],
    ]);
    expect(JSON.stringify(entries)).not.toContain('régulière');
    expect((await desk.state(caseId)).seq).toBe(3);
  });

  it('is given by the head of legal or the jurist who leads the case, and by nobody else', async () => {
    const [caseId, counsel] = [await desk.request(french), await member('counsel')];
    const [leading, other] = [await member('jurist'), await member('jurist')];
    await desk.give(caseId, { type: 'assign', to: leading.id }, desk.person('jurist'));
    expect(await outcome(invite(other, caseId, counsel.id))).toBe('not-leading');
    for (const [role, person] of people) {
      if (role === 'head_of_legal') continue;
      expect([role, await outcome(invite(person, caseId, counsel.id))]).toEqual([
        ...[role, role === 'jurist' ? 'not-leading' : 'not-permitted'],
      ]);
    }
    const invited = await invite(leading, caseId, counsel.id);
    expect(invited.statusCode).toBe(201);
    const { id } = invited.json<{ id: string }>();
    expect(await outcome(withdraw(other, caseId, id))).toBe('not-leading');
    expect(await outcome(withdraw(leading, await desk.request(french), id))).toBe('not-leading');
    expect(await outcome(withdraw(head, await desk.request(french), id))).toBe('invitation-unknown');
    expect(await outcome(withdraw(leading, caseId, id))).toBe('done');
  });

  it('goes to an open account of outside counsel, to no member of staff, on one case at a time, for a year at most', async () => {
    const { caseId, counsel } = await briefed();
    expect(await outcome(invite(head, await desk.request(french), counsel.id))).toBe('counsel-taken');
    expect(await outcome(invite(head, caseId, (await member('jurist')).id))).toBe('not-counsel');
    expect(await outcome(invite(head, caseId, randomUUID()))).toBe('not-counsel');
    const second = await member('counsel');
    for (const days of [-1, 400]) {
      expect(await outcome(invite(head, caseId, second.id, days))).toBe('end-out-of-range');
    }
    const known = await member('jurist');
    await desk.platform.fresh.asOwner('insert into same_person (account, person) values ($1, $2)', [
      ...[second.id, known.id],
    ]);
    expect(await outcome(invite(head, caseId, second.id))).toBe('of-the-house');
  });

  it('ends when it is withdrawn, at its date, with the case, and with the account', async () => {
    const ends: Record<string, (brief: Briefed) => Promise<unknown>> = {
      withdrawn: ({ caseId, briefId }) => withdraw(head, caseId, briefId),
      date: ({ briefId }) =>
        desk.platform.fresh.asOwner(
          `alter table brief disable trigger brief_is_ended;
           update brief set given_at = now() - interval '2 days', until = now() - interval '1 second' where id = '${briefId}';
           alter table brief enable trigger brief_is_ended`,
        ),
      // What was read of a secret matter is forgotten by itself; the way to it closes at once.
      secret: ({ caseId }) =>
        desk.platform.fresh.asOwner(`update case_file set circuit = 'secret_cell' where id = $1`, [caseId]),
      closed: ({ caseId }) => desk.give(caseId, { type: 'withdraw', noteId: randomUUID() }, desk.person('jurist')),
      account: ({ counsel }) =>
        desk.platform.fresh.asOwner(`update person set roles = '{}' where id = $1`, [counsel.id]),
    };
    for (const [name, end] of Object.entries(ends)) {
      const brief = await briefed();
      expect([name, await outcome(brief.counsel.send('GET', `/api/briefs/${brief.caseId}`))]).toEqual([name, 'done']);
      await end(brief);
      const due = name === 'account' ? 'not-permitted' : 'brief-unknown';
      expect([name, await outcome(brief.counsel.send('GET', `/api/briefs/${brief.caseId}`))]).toEqual([name, due]);
      expect([name, await outcome(say(brief.counsel, brief.caseId))]).toEqual([name, due]);
      if (name !== 'account') {
        expect((await brief.counsel.send('GET', '/api/briefs')).json()).toEqual({ briefs: [] });
      }
    }
    const secret = await desk.request(french);
    await desk.platform.fresh.asOwner(`update case_file set circuit = 'secret_cell' where id = $1`, [secret]);
    expect(await outcome(invite(head, secret, (await member('counsel')).id))).toBe('secret-matter');
    expect(await outcome(invite(head, await closedCase(), (await member('counsel')).id))).toBe('case-closed');
  });

  it('shows a counsel no colleague', async () => {
    const { counsel } = await briefed();
    const { people: shown } = (await counsel.send('GET', '/api/colleagues')).json<{ people: { id: string }[] }>();
    expect(shown.map(({ id }) => id)).toEqual([counsel.id]);
  });
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

describe('SQL as the application, with any entry it likes', () => {
  const attack = async (work: (tx: Tx) => Promise<unknown>, sentence: string) =>
    expect(desk.database.transaction(work)).rejects.toThrow(sentence);

  async function told(tx: Tx, stream: string, type: string, actor: string, data: Record<string, unknown>) {
    const entryClass = type === 'case.released' ? 'decided' : 'other';
    await app.get(Ledger).record(tx, stream, [{ type, class: entryClass, actor, data }]);
  }

  it('cannot make a counsel prepare, approve or let go, in a role that a forged classification asks', async () => {
    const { caseId, counsel } = await briefed();
    const classified = { ...admitted, approvers: ['counsel'], step: 'preparation' };
    // The forged judgement adds its role to those that the case asked before.
    const asked = [...french.classification.approvers, 'counsel'];
    const [preparationId, payload] = [randomUUID(), 'a'.repeat(64)];
    const preparation = {
      ...{ preparationId, payload, action: 'disclose', letters: [], accountsDisclosed: 0, step: 'approval' },
      ...{ requester: 'd'.repeat(64), fewest: 1, consentHours: 24, callBack: false },
    };
    const jurist = (people.get('jurist') as Member).id;
    const prepare = async (tx: Tx, by: string) => {
      await told(tx, `case/${caseId}`, 'case.classified', 'classification', classified);
      await told(tx, `case/${caseId}`, 'case.prepared', by, preparation);
      await tx.query(
        `insert into preparation (id, case_id, payload, action, prepared_by, asked)
         values ($1, $2, $3, 'disclose', $4, $5)`,
        [preparationId, caseId, payload, by, asked],
      );
    };
    const signed = { preparationId, payload, signature: anySignature };
    const approve = async (tx: Tx, role: string) => {
      await prepare(tx, jurist);
      const consent = { ...signed, role, step: 'dispatch' };
      await told(tx, `case/${caseId}`, 'case.approved', counsel.id, consent);
      await tx.query(
        `insert into approval (preparation_id, payload, prepared_by, approved_by, role) values ($1, $2, $3, $4, $5)`,
        [preparationId, payload, jurist, counsel.id, role],
      );
    };
    const nothing = 'An outside counsel prepares, approves and lets go nothing.';
    await attack((tx) => prepare(tx, counsel.id), nothing);
    await attack((tx) => approve(tx, 'counsel'), nothing);
    await attack((tx) => approve(tx, 'jurist'), 'does not hold the role jurist');
    await attack(async (tx) => {
      await prepare(tx, jurist);
      await told(tx, `case/${caseId}`, 'case.released', counsel.id, { ...signed, step: 'ended' });
      await tx.query(
        'insert into dispatch (preparation_id, payload, prepared_by, dispatched_by) values ($1, $2, $3, $4)',
        [preparationId, payload, jurist, counsel.id],
      );
    }, 'holds a role that may');
    await attack(
      (tx) => tx.query(`update person set roles = array['head_of_legal'] where id = $1`, [counsel.id]),
      'permission denied for table person',
    );
  });

  it('cannot make them a decider by a second account: one person, whatever the account', async () => {
    const [counsel, jurist] = [await member('counsel'), await member('jurist')];
    await desk.platform.fresh.asOwner('insert into same_person (account, person) values ($1, $2)', [
      ...[counsel.id, jurist.id],
    ]);
    const [held] = await desk.database.query<{ holds: boolean }>(`select holds($1, array['jurist']) as holds`, [
      jurist.id,
    ]);
    expect(held?.holds).toBe(false);
    const caseId = await desk.request(french);
    const taken = desk.give(
      caseId,
      { type: 'note', noteId: randomUUID(), digest: 'a'.repeat(64) },
      {
        ...{ kind: 'person', id: jurist.id, roles: ['jurist'] },
      },
    );
    await expect(taken).rejects.toThrow('An outside counsel gives an opinion');
  });

  it('cannot open a case to anybody without the entry of someone who may', async () => {
    const { caseId, briefId, counsel } = await briefed();
    const other = await desk.request(french);
    const second = await member('counsel');
    const jurist = (people.get('jurist') as Member).id;
    const until = await inDays(10);
    const given = async (tx: Tx, by: string, whom: string, ofCase: string, entry = true) => {
      const id = randomUUID();
      if (entry) {
        await told(tx, `counsel/${ofCase}`, 'counsel.invited', by, {
          ...{ briefId: id, counsel: whom, until, noteId: randomUUID(), digest: 'a' },
        });
      }
      await tx.query('insert into brief (id, case_id, counsel_id, given_by, until) values ($1, $2, $3, $4, $5)', [
        ...[id, ofCase, whom, by, until],
      ]);
    };
    await attack((tx) => given(tx, head.id, second.id, other, false), 'The log does not say');
    await attack((tx) => given(tx, jurist, second.id, other), 'The head of legal invites');
    await attack((tx) => given(tx, head.id, jurist, other), 'An outside counsel is invited');
    await attack((tx) => given(tx, head.id, counsel.id, other), 'one case at a time');
    await attack((tx) => closedCase().then((closed) => given(tx, head.id, second.id, closed)), 'opened to nobody');
    await attack((tx) => tx.query('update brief set ended_by = $2 where id = $1', [briefId, head.id]), 'does not say');
    await attack(
      (tx) => tx.query('update brief set case_id = $2 where id = $1', [briefId, other]),
      'permission denied',
    );
    await attack((tx) => tx.query('delete from brief where case_id = $1', [caseId]), 'permission denied');
  });
});
