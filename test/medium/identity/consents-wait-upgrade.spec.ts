// @stage redis
/** An installation with signing keys, at its upgrade: rights of before count at once, those of after it wait. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { ConsentsWait1790000000470 } from '../../../migrations/1790000000470-consents-wait.js';
import { instant } from '../../../src/domain/kernel/instant.js';
import { entryLeaf } from '../../../src/domain/ledger/entry.js';
import { RULES_ENTRY } from '../../../src/domain/signature/grant-event.js';
import { Authorities } from '../../../src/identity/keys/authorities.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { LetterDesk } from '../../support/letter-desk.js';

let desk: LetterDesk;
beforeAll(async () => {
  desk = await LetterDesk.open();
});
afterAll(() => desk?.close());

const people = () => desk.database.transaction((tx) => desk.module.get(Ledger).read(tx, 'config/people'));
const migrated = () => {
  const runner = { query: (sql: string) => desk.platform.fresh.asOwner(sql) } as unknown as QueryRunner;
  return new ConsentsWait1790000000470().up(runner);
};
/** When that person was given what they consent by, as far as it waits. */
async function givenFor(person: string): Promise<string | null> {
  const { key } = await desk.signing.of(person);
  const authority = await desk.database.transaction((tx) => desk.module.get(Authorities).of(tx));
  return authority.givenFor(person, 'jurist', key.key, instant('2099-01-01T00:00:00.000Z'));
}

it('a log without a key gets no such entry', async () => {
  await migrated();
  expect(await people()).toEqual([]);
});

it('a right of before counts at once, and one of after it waits from its grant on', async () => {
  const [before, after] = [await desk.addPerson('jurist'), await desk.addPerson('jurist')];
  expect(await givenFor(before)).toBeNull();
  await migrated();
  const cut = (await people()).at(-1);
  expect(cut).toMatchObject({ type: RULES_ENTRY, actor: 'migrate', data: { version: 6 } });
  const [stored] = await desk.platform.fresh.asOwner<{ leaf: string }>(
    `select encode(leaf, 'hex') as leaf from entry where type = '${RULES_ENTRY}' order by seq desc limit 1`,
  );
  expect(stored?.leaf).toBe(cut && entryLeaf(cut).toString('hex'));
  expect(await givenFor(before)).toBeNull();
  expect(await givenFor(after)).toBe((await people()).findLast(({ type }) => type === 'config.grant_confirmed')?.at);
});
