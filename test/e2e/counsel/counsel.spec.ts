// @stage slow
/** An outside counsel on one case: what is open to them, for how long, and that no user can make them decide. */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { appModule } from '../../../src/application/app.module.js';
import { addHours } from '../../../src/domain/kernel/instant.js';
import { type Role, roles } from '../../../src/domain/law/vocabulary.js';
import { createHttpApp } from '../../../src/platform/http/http-app.js';
import { type Member, signedIn } from '../../support/desk.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { secret } from '../../support/secret-case.js';
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

  it('is given by the head of legal or the jurist who leads the case, and by no one else', async () => {
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
    expect(await outcome(invite(head, caseId, second.id))).toBe('of-the-operator');
  });

  it('ends when it is withdrawn, at its date, with the case, with the account, and while its entry to the cell waits', async () => {
    const ends: Record<string, (brief: Briefed) => Promise<unknown>> = {
      withdrawn: ({ caseId, briefId }) => withdraw(head, caseId, briefId),
      date: ({ briefId }) =>
        desk.platform.fresh.asOwner(
          `alter table brief disable trigger brief_is_ended;
           update brief set given_at = now() - interval '2 days', until = now() - interval '1 second' where id = '${briefId}';
           alter table brief enable trigger brief_is_ended`,
        ),
      // What was read of a secret matter is forgotten by itself; the way to it closes at once.
      secret: ({ caseId }) => desk.give(caseId, { type: 'classify', classification: secret }),
      // The invitation stands again when the proposal lapses or is refused.
      cell: ({ caseId }) =>
        desk.give(
          caseId,
          { type: 'confirm_fact', confirmed: { fact: 'secrecy_marking', value: 'holds' } },
          desk.person('jurist'),
        ),
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
      if (!['account', 'cell'].includes(name)) {
        expect((await brief.counsel.send('GET', '/api/briefs')).json()).toEqual({ briefs: [] });
      }
    }
    const hidden = await desk.request(french);
    await desk.give(hidden, { type: 'classify', classification: secret });
    expect(await outcome(invite(head, hidden, (await member('counsel')).id))).toBe('secret-matter');
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
