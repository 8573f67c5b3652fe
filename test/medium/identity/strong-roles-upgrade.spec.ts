// @stage redis
/** An installation at its upgrade with a case that waits to be sent and a grant that waits: what was given counts, the grant wants two. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { StrongRolesByThree1790000000421 } from '../../../migrations/1790000000421-strong-roles-by-three.js';
import { ConsentsWait1790000000470 } from '../../../migrations/1790000000470-consents-wait.js';
import { FoundingsWait1790000000471 } from '../../../migrations/1790000000471-foundings-wait.js';
import { entryLeaf } from '../../../src/domain/ledger/entry.js';
import {
  askAct,
  confirmationAct,
  payloadOfAsk,
  RULES_ENTRY,
  SECONDED,
  secondingAct,
} from '../../../src/domain/signature/grant-event.js';
import { Authorities } from '../../../src/identity/keys/authorities.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { LetterDesk } from '../../support/letter-desk.js';
import type { Signatory } from '../../support/signatory.js';

let desk: LetterDesk;
let [admin, head, dpo]: Signatory[] = [];
let caseId = '';
const of = (signatory: Signatory | undefined): Signatory => signatory as Signatory;
const asOwner = <Row>(sql: string) => desk.platform.fresh.asOwner<Row>(sql);
const runner = { query: (sql: string) => asOwner(sql) } as unknown as QueryRunner;
const record = (type: string, actor: string, data: object) =>
  desk.identity.transaction((tx) =>
    desk.module.get(Ledger).record(tx, 'config/people', [{ type, class: 'other', actor, data: { ...data } }]),
  );
const people = () => desk.database.transaction((tx) => desk.module.get(Ledger).read(tx, 'config/people'));
const authority = () => desk.database.transaction((tx) => desk.module.get(Authorities).of(tx));
const rolesOf = async (person: string) => (await authority()).people.get(person)?.roles ?? [];

type Ask = Parameters<typeof payloadOfAsk>[0];
async function asked(person: string): Promise<Ask> {
  const by = of(admin).key.person;
  const ask = { grantId: randomUUID(), person, what: 'roles', roles: ['jurist'], card: '0'.repeat(64), half: null };
  await record('config.grant_asked', by, { ...ask, signature: of(admin).sign(askAct(ask, by)) });
  return ask;
}
async function confirmed(ask: Ask, by: Signatory): Promise<void> {
  const { grantId, person, what, roles } = ask;
  const askedBy = of(admin).key.person;
  const signature = by.sign(confirmationAct(grantId, payloadOfAsk(ask, askedBy), null));
  const grant = { grantId, person, what, roles, askedBy, code: null, signature };
  await record('config.grant_confirmed', by.key.person, grant);
}

/** What the migration makes, away again. */
const undone = `
  drop trigger grant_is_seconded on grant_request; drop function grant_is_seconded();
  drop trigger grant_is_confirmed_by_another on grant_request; drop function grant_is_confirmed_by_another();
  drop trigger grant_is_settled on grant_request;
  drop trigger grant_takes_away on grant_request;
  alter table grant_request drop column seconded_by;
  create trigger grant_is_settled before update on grant_request for each row execute function grant_is_settled();
  create trigger grant_takes_away after update on grant_request for each row execute function grant_takes_away();
`;

const [before, waiting] = [randomUUID(), randomUUID()];
let ask: Ask;

beforeAll(async () => {
  desk = await LetterDesk.open({ relay: true });
  const ids = [
    await desk.addPerson('administrator'),
    await desk.addPerson('head_of_legal'),
    await desk.addPerson('dpo'),
  ];
  [admin, head, dpo] = await Promise.all(ids.map((id) => desk.signing.of(id)));
  caseId = await desk.request();
  await desk.decide(caseId, 'refuse');
  await confirmed(await asked(before), of(head));
  ask = await asked(waiting);
  await asOwner(undone);
  await new StrongRolesByThree1790000000421().up(runner);
});
afterAll(() => desk?.close());

it('begins by one entry of the migration, whose leaf is that of the product, and no entry of before becomes a fault', async () => {
  const [cut] = (await people()).slice(-1);
  expect(cut).toMatchObject({ type: RULES_ENTRY, actor: 'migrate', data: { version: 5 } });
  const [stored] = await asOwner<{ leaf: string }>(
    `select encode(leaf, 'hex') as leaf from entry where type = '${RULES_ENTRY}' order by seq desc limit 1`,
  );
  expect(stored?.leaf).toBe(cut && entryLeaf(cut).toString('hex'));
  expect((await authority()).faults).toEqual([]);
});

it('leaves what one person confirmed before it, and wants two for what was asked before and waits', async () => {
  expect(await rolesOf(before)).toEqual(['jurist']);
  expect((await authority()).wantsSecond(ask.grantId)).toBe(true);
  await confirmed(ask, of(head));
  expect([await rolesOf(waiting), (await authority()).faults.length]).toEqual([[], 1]);
});

it('locks no one out: two people confirm it, and none asked again', async () => {
  const by = of(dpo);
  const signature = by.sign(secondingAct(ask.grantId, payloadOfAsk(ask, of(admin).key.person)));
  await record(SECONDED, by.key.person, { grantId: ask.grantId, signature });
  await confirmed(ask, of(head));
  expect(await rolesOf(waiting)).toEqual(['jurist']);
});

it('sends what people of before decided before it, after all three cuts', async () => {
  await new ConsentsWait1790000000470().up(runner);
  await new FoundingsWait1790000000471().up(runner);
  expect((await people()).filter(({ type }) => type === RULES_ENTRY).map(({ data }) => data)).toEqual(
    [4, 5, 6, 7].map((version) => ({ version })),
  );
  expect(desk.relay.received).toEqual([]);
  await desk.run('correspondence.send_letter');
  expect(desk.relay.received.length).toBeGreaterThan(0);
  const next = await desk.request();
  await desk.decide(next, 'refuse');
  desk.relay.received.length = 0;
  await desk.run('correspondence.send_letter');
  expect(desk.relay.received.length).toBeGreaterThan(0);
});
