// @stage redis
/** An installation with signing keys, at its upgrade to signed asks: from one entry on, what is asked counts only signed. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { SignedAsks1790000000360 } from '../../../migrations/1790000000360-signed-asks.js';
import { entryLeaf } from '../../../src/domain/ledger/entry.js';
import { olderGrantAct } from '../../../src/domain/signature/grant-event.js';
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
const record = (stream: string, type: string, actor: string, data: object) =>
  desk.identity.transaction((tx) =>
    desk.module.get(Ledger).record(tx, stream, [{ type, class: 'other', actor, data: { ...data } }]),
  );
const people = () => desk.database.transaction((tx) => desk.module.get(Ledger).read(tx, 'config/people'));
const authority = () => desk.database.transaction((tx) => desk.module.get(Authorities).of(tx));

/** A role as the version before gave it: its ask carries no signature. */
async function givenAsBefore(): Promise<string> {
  const person = randomUUID();
  const askedBy = ana.key.person;
  const grant = { grantId: randomUUID(), person, what: 'roles', roles: ['jurist'], askedBy, code: null };
  const signature = helene.sign(olderGrantAct(grant));
  await desk.platform.fresh.asOwner('alter table entry disable trigger acts_are_signed');
  await record('config/people', 'config.grant_asked', askedBy, grant);
  await desk.platform.fresh.asOwner('alter table entry enable trigger acts_are_signed');
  await record('config/people', 'config.grant_confirmed', helene.key.person, { ...grant, signature });
  return person;
}

it('a new database has no such entry before its first key', async () => {
  expect(await people()).toEqual([]);
});

it('what was given before the upgrade stays, and the same entry after it gives nothing', async () => {
  const machine = readLedgerKey(desk.platform.settings.dataFolder);
  for (const founder of [ana, helene]) {
    await record('keys', 'key.enrolled', founder.key.person, enrolled(founder));
    const founding = founded(founder.key, machine, ['administrator']);
    await record('keys', 'key.confirmed', 'command-line', { key: founder.key.key, founding });
  }
  const before = await givenAsBefore();
  await desk.platform.fresh.asOwner('alter table grant_request drop column card_salt, drop column half');
  const runner = { query: (sql: string) => desk.platform.fresh.asOwner(sql) } as unknown as QueryRunner;
  await new SignedAsks1790000000360().up(runner);
  const [cut] = (await people()).slice(-1);
  expect(cut).toMatchObject({ type: 'config.authority_rules', actor: 'migrate', data: { version: 2 } });
  const [stored] = await desk.platform.fresh.asOwner<{ leaf: string }>(
    `select encode(leaf, 'hex') as leaf from entry where type = 'config.authority_rules'`,
  );
  expect(stored?.leaf).toBe(cut && entryLeaf(cut).toString('hex'));
  const after = await givenAsBefore();
  const { people: held } = await authority();
  expect([held.get(before)?.roles, held.get(after)?.roles ?? []]).toEqual([['jurist'], []]);
});
