// @stage redis
/** An installation with signing keys, at its upgrade: from one entry on, nothing unsigned takes anything away. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { TakingAwayByTwo1790000000410 } from '../../../migrations/1790000000410-taking-away-by-two.js';
import { entryLeaf } from '../../../src/domain/ledger/entry.js';
import { askAct, confirmationAct, payloadOfAsk, RULES_ENTRY } from '../../../src/domain/signature/grant-event.js';
import { Authorities } from '../../../src/identity/keys/authorities.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { readLedgerKey } from '../../../src/platform/keys/key-file.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { enrolled, founded, passwordSignatory } from '../../support/signatory.js';

let desk: LetterDesk;
beforeAll(async () => {
  desk = await LetterDesk.open();
});
afterAll(() => desk?.close());

const [ana, helene] = [passwordSignatory(randomUUID()), passwordSignatory(randomUUID())];
const [before, after] = [randomUUID(), randomUUID()];
const asOwner = <Row>(sql: string) => desk.platform.fresh.asOwner<Row>(sql);
const record = (stream: string, type: string, actor: string, data: object) =>
  desk.identity.transaction((tx) =>
    desk.module.get(Ledger).record(tx, stream, [{ type, class: 'other', actor, data: { ...data } }]),
  );
const people = () => desk.database.transaction((tx) => desk.module.get(Ledger).read(tx, 'config/people'));
const authority = () => desk.database.transaction((tx) => desk.module.get(Authorities).of(tx));

async function given(person: string): Promise<void> {
  const by = ana.key.person;
  const ask = { grantId: randomUUID(), person, what: 'roles', roles: ['jurist'], card: '0'.repeat(64), half: null };
  await record('config/people', 'config.grant_asked', by, { ...ask, signature: ana.sign(askAct(ask, by)) });
  const signature = helene.sign(confirmationAct(ask.grantId, payloadOfAsk(ask, by), null));
  const grant = { grantId: ask.grantId, person, what: 'roles', roles: ['jurist'], askedBy: by, code: null, signature };
  await record('config/people', 'config.grant_confirmed', helene.key.person, grant);
}

/** As one administrator of the version before did it alone. */
async function closedAlone(person: string): Promise<void> {
  await asOwner('alter table entry disable trigger entry_is_allowed');
  await record('config/people', 'config.person_disabled', ana.key.person, { person });
  await asOwner('alter table entry enable trigger entry_is_allowed');
}

/** What the migration makes, away again. */
const undone = `
  drop trigger revocation_is_signed on entry; drop function revocation_is_signed();
  drop trigger grant_takes_away on grant_request; drop function grant_takes_away();
  drop trigger grant_of_two_is_asked on grant_request; drop function grant_of_two_is_asked();
  alter table grant_request drop column other_id;
  drop trigger same_person_is_undone_once on same_person; drop function same_person_is_undone_once();
  drop index same_person_once;
  create or replace function person_of(account uuid) returns uuid language sql stable as 'select account';
  alter table same_person drop column undone_at, add primary key (account);
`;

it('a new database has no such entry before its first key', async () => {
  expect(await people()).toEqual([]);
});

it('what one person took away before the upgrade stays taken, and the same entry after it counts for nothing', async () => {
  const machine = readLedgerKey(desk.platform.settings.dataFolder);
  for (const founder of [ana, helene]) {
    await record('keys', 'key.enrolled', founder.key.person, enrolled(founder));
    const founding = founded(founder.key, machine, ['administrator']);
    await record('keys', 'key.confirmed', 'command-line', { key: founder.key.key, founding });
  }
  await record('config/people', RULES_ENTRY, 'keys', { version: 2 });
  for (const person of [before, after]) await given(person);
  await closedAlone(before);
  await asOwner(undone);
  const runner = { query: (sql: string) => asOwner(sql) } as unknown as QueryRunner;
  await new TakingAwayByTwo1790000000410().up(runner);
  const [cut] = (await people()).slice(-1);
  expect(cut).toMatchObject({ type: RULES_ENTRY, actor: 'migrate', data: { version: 3 } });
  const [stored] = await asOwner<{ leaf: string }>(
    `select encode(leaf, 'hex') as leaf from entry where type = '${RULES_ENTRY}' order by seq desc limit 1`,
  );
  expect(stored?.leaf).toBe(cut && entryLeaf(cut).toString('hex'));
  await closedAlone(after);
  const { people: held, faults } = await authority();
  expect([held.get(before)?.active, held.get(after)?.active, faults.length]).toEqual([false, true, 1]);
});
