/** A process folds only what is new of the streams of rights and keys, and knows what a process knows that reads them whole. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Authorities } from '../../../src/identity/keys/authorities.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { LedgerIdentity } from '../../../src/ledger/ledger-identity.js';
import type { Tx } from '../../../src/platform/database/transaction.js';
import { Settings } from '../../../src/platform/settings/settings.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { enrolled, passwordSignatory } from '../../support/signatory.js';

let desk: LetterDesk;
/** Goes on through all that is written here. */
let going: Authorities;

const get = <One>(token: new (...given: never[]) => One): One => desk.module.get(token, { strict: false });
const fresh = () => new Authorities(get(Ledger), get(LedgerIdentity), get(Settings));
const told = async (authorities: Authorities, tx: Tx) => {
  const { people, keys, faults, wantsFounders } = await authorities.of(tx);
  return JSON.stringify([[...people], keys, faults, wantsFounders]);
};
const both = () => desk.database.transaction(async (tx) => [await told(going, tx), await told(fresh(), tx)] as const);
const enrol = (tx: Tx) => {
  const key = passwordSignatory(randomUUID());
  const data = { ...enrolled(key) };
  return get(Ledger).record(tx, 'keys', [{ type: 'key.enrolled', class: 'other', actor: key.key.person, data }]);
};
/** As the sequencer would, under a root that no one verifies. */
const seal = () =>
  desk.platform.fresh.asOwner(
    `insert into sealed_entry (index, stream, seq, leaf)
     select (select count(*) from sealed_entry) + row_number() over (order by at, stream, seq) - 1, stream, seq, leaf
     from entry where not exists (select from sealed_entry s where (s.stream, s.seq) = (entry.stream, entry.seq))`,
  );

beforeAll(async () => {
  desk = await LetterDesk.open();
  going = fresh();
});
afterAll(() => desk?.close());

it('is the same after each entry, sealed or not', async () => {
  const seen = new Set<string>();
  for (let number = 0; number < 4; number += 1) {
    await desk.signing.of(randomUUID());
    if (number === 2) await seal();
    const [further, whole] = await both();
    expect(further).toBe(whole);
    seen.add(whole);
  }
  expect(seen.size).toBe(4);
});

it('keeps nothing of a transaction that was taken back', async () => {
  const [before] = await both();
  await desk.identity
    .transaction(async (tx) => {
      await enrol(tx);
      expect(await told(going, tx)).not.toBe(before);
      throw new Error('taken back');
    })
    .catch(() => undefined);
  const [further, whole] = await both();
  expect([further, whole]).toEqual([before, before]);
});

it('reads the streams whole where what it knows is not there any more', async () => {
  await seal();
  await both();
  await desk.platform.fresh.asOwner('alter table entry disable trigger user');
  await desk.platform.fresh.asOwner(
    `update entry set data = jsonb_set(data, '{backupEligible}', 'true') where stream = 'keys' and seq = (
       select max(seq) from entry where stream = 'keys')`,
  );
  await desk.platform.fresh.asOwner('alter table entry enable trigger user');
  await desk.identity.transaction(enrol);
  const [further, whole] = await both();
  expect(further).toBe(whole);
});
