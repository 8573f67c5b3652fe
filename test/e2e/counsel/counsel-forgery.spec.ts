import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { appModule } from '../../../src/application/app.module.js';
import { addHours } from '../../../src/domain/kernel/instant.js';
import { type Role, roles } from '../../../src/domain/law/vocabulary.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { rowsOf } from '../../../src/platform/database/rows.js';
import type { Tx } from '../../../src/platform/database/transaction.js';
import { createHttpApp } from '../../../src/platform/http/http-app.js';
import { anySignature } from '../../support/case-walk.js';
import { type Member, signedIn } from '../../support/desk.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { secret } from '../../support/secret-case.js';
import { tableOf } from '../../support/target-table.js';
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
const invite = async (by: Member, caseId: string, counsel: string, days = 30) =>
  by.send('POST', `/api/cases/${caseId}/counsel`, { body: { counsel, until: await inDays(days), question } });

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

describe('the owner of the database, who changes the row of a secret case', () => {
  it('has no outside counsel read it, nor be invited to it: the log says that it is secret', async () => {
    const { caseId, counsel } = await briefed();
    await desk.give(caseId, { type: 'classify', classification: secret });
    await desk.platform.fresh.asOwner(
      `alter table case_file disable trigger user;
       update case_file set circuit = 'disclosure', status = 'open' where id = '${caseId}';
       alter table case_file enable trigger user`,
    );
    const problemOf = async (sent: ReturnType<Member['send']>) =>
      String((await sent).json().type).replace(/^.*[/]/, '');
    expect(await problemOf(counsel.send('GET', `/api/briefs/${caseId}`))).toBe('brief-unknown');
    const said = { body: { text: 'Oui.', position: null } };
    expect(await problemOf(counsel.send('POST', `/api/briefs/${caseId}/contributions`, said))).toBe('brief-unknown');
    expect(await problemOf(invite(head, caseId, (await member('counsel')).id))).toBe('secret-matter');
  });
});

describe('SQL as the application, with any entry it likes', () => {
  const attack = async (work: (tx: Tx) => Promise<unknown>, sentence: string) =>
    expect(desk.database.transaction(work)).rejects.toThrow(sentence);

  async function told(tx: Tx, stream: string, type: string, actor: string, data: Record<string, unknown>) {
    const entryClass = type === 'case.released' ? 'decided' : 'other';
    await app.get(Ledger).record(tx, stream, [{ type, class: entryClass, actor, data }]);
  }

  it('cannot make a counsel prepare, approve or send, in a role that a forged classification asks for', async () => {
    const { caseId, counsel } = await briefed();
    const classified = { ...admitted, approvers: ['counsel'], step: 'preparation' };
    // The forged judgement adds its role to those that the case asked before.
    const asked = [...french.classification.approvers, 'counsel'];
    const [preparationId, payload] = [randomUUID(), 'a'.repeat(64)];
    const preparation = {
      ...{
        preparationId,
        payload,
        action: 'disclose',
        letters: [],
        accountsDisclosed: 0,
        disclosure: tableOf(1, 0),
        step: 'approval',
      },
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
    const [held] = rowsOf(
      z.object({ holds: z.boolean() }),
      await desk.database.query(`select holds($1, array['jurist']) as holds`, [jurist.id]),
    );
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
