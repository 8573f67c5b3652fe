// @stage redis
/** An installation with signing keys, at its upgrade: what the machine founded before counts, a later founding waits in sight. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { FoundingsWait1790000000471 } from '../../../migrations/1790000000471-foundings-wait.js';
import { entryLeaf } from '../../../src/domain/ledger/entry.js';
import { sign } from '../../../src/domain/ledger/hash.js';
import { RULES_ENTRY } from '../../../src/domain/signature/grant-event.js';
import { announcementText, revocationOf } from '../../../src/domain/signature/key-event.js';
import { Authorities } from '../../../src/identity/keys/authorities.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { readLedgerKey } from '../../../src/platform/keys/key-file.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { enrolled, founded, passwordSignatory, type Signatory } from '../../support/signatory.js';

let desk: LetterDesk;
const [ana, helene] = [passwordSignatory(randomUUID()), passwordSignatory(randomUUID())];
/** Founded by the machine after the first two: before the upgrade, after it, and one that is never announced. */
const [before, after, never] = [1, 2, 3].map(() => passwordSignatory(randomUUID())) as [
  Signatory,
  Signatory,
  Signatory,
];

const machine = () => readLedgerKey(desk.platform.settings.dataFolder);
const record = (stream: string, type: string, actor: string, data: object) =>
  desk.identity.transaction((tx) =>
    desk.module.get(Ledger).record(tx, stream, [{ type, class: 'other', actor, data: { ...data } }]),
  );
const people = () => desk.database.transaction((tx) => desk.module.get(Ledger).read(tx, 'config/people'));
const authority = () => desk.database.transaction((tx) => desk.module.get(Authorities).of(tx));
const stateOf = async ({ key }: Signatory) => (await authority()).key(key.key)?.state;

const enrol = (of: Signatory) => record('keys', 'key.enrolled', of.key.person, enrolled(of));
async function byMachine({ key }: Signatory): Promise<void> {
  const founding = founded(key, machine(), ['administrator']);
  await record('keys', 'key.confirmed', 'command-line', { key: key.key, founding });
}
const revoke = ({ key }: Signatory, by: Signatory) =>
  record('keys', 'key.revoked', by.key.person, {
    ...{ key: key.key, why: 'removed' },
    signature: by.sign(revocationOf(key)),
  });

beforeAll(async () => {
  desk = await LetterDesk.open();
  for (const founder of [ana, helene]) {
    await enrol(founder);
    await byMachine(founder);
  }
  await record('config/people', RULES_ENTRY, 'keys', { version: 6 });
  await revoke(ana, ana);
  for (const later of [before, after, never]) await enrol(later);
  await byMachine(before);
  const runner = { query: (sql: string) => desk.platform.fresh.asOwner(sql) } as unknown as QueryRunner;
  await new FoundingsWait1790000000471().up(runner);
});
afterAll(() => desk?.close());

it('begins by one entry of the migration, whose leaf is that of the product', async () => {
  const [cut] = (await people()).slice(-1);
  expect(cut).toMatchObject({ type: RULES_ENTRY, actor: 'migrate', data: { version: 7 } });
  const [stored] = await desk.platform.fresh.asOwner<{ leaf: string }>(
    `select encode(leaf, 'hex') as leaf from entry where type = '${RULES_ENTRY}' order by seq desc limit 1`,
  );
  expect(stored?.leaf).toBe(cut && entryLeaf(cut).toString('hex'));
});

it('leaves the keys that the machine founded at once before it', async () => {
  expect([await stateOf(helene), await stateOf(before), (await authority()).faults]).toEqual([
    ...['confirmed', 'confirmed'],
    [],
  ]);
});

it('founds no key at once that was enrolled before it and waits', async () => {
  await revoke(before, before);
  await byMachine(never);
  expect([await stateOf(never), (await authority()).faults.length]).toEqual(['waiting', 1]);
});

it('locks no one out: such a key is announced, and one person who confirms may end it', async () => {
  const signature = sign(announcementText(after.key), machine()).toString('base64url');
  await record('keys', 'key.announced', 'command-line', { key: after.key.key, signature });
  expect((await authority()).key(after.key.key)).toMatchObject({ state: 'waiting', announcedAt: expect.any(String) });
  expect((await authority()).wantsFounders).toBe(true);
  await revoke(after, helene);
  expect(await stateOf(after)).toBe('revoked');
});
