// @stage redis
/** An installation with signing keys, at its upgrade: what counts goes on counting, and no person alone confirms another key. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { ProvedKeys1790000000420 } from '../../../migrations/1790000000420-proved-keys.js';
import { entryLeaf } from '../../../src/domain/ledger/entry.js';
import { askAct, confirmationAct, payloadOfAsk, RULES_ENTRY } from '../../../src/domain/signature/grant-event.js';
import { confirmationOf } from '../../../src/domain/signature/key-event.js';
import { Authorities } from '../../../src/identity/keys/authorities.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { readLedgerKey } from '../../../src/platform/keys/key-file.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { enrolled, founded, newCodes, passwordSignatory, type Signatory } from '../../support/signatory.js';

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
const stateOf = async ({ key }: Signatory) => (await authority()).key(key.key)?.state;

async function enrolledAlone(key: Signatory): Promise<number> {
  const [entry] = await record('keys', 'key.enrolled', key.key.person, enrolled(key));
  return entry?.seq ?? 0;
}
const confirmed = ({ key }: Signatory, seq: number) =>
  record('keys', 'key.confirmed', helene.key.person, {
    key: key.key,
    signature: helene.sign(confirmationOf(key, seq)),
  });

it('a new database has no such entry before its first key', async () => {
  expect(await people()).toEqual([]);
});

it('a key that counts goes on counting, and one that waits counts for nothing though one person confirms it', async () => {
  const machine = readLedgerKey(desk.platform.settings.dataFolder);
  for (const founder of [ana, helene]) {
    await enrolledAlone(founder);
    const founding = founded(founder.key, machine, ['administrator']);
    await record('keys', 'key.confirmed', 'command-line', { key: founder.key.key, founding });
  }
  await record('config/people', RULES_ENTRY, 'keys', { version: 3 });
  const [counting, waiting] = [passwordSignatory(randomUUID()), passwordSignatory(randomUUID())];
  await confirmed(counting, await enrolledAlone(counting));
  const seq = await enrolledAlone(waiting);
  const runner = { query: (sql: string) => desk.platform.fresh.asOwner(sql) } as unknown as QueryRunner;
  await new ProvedKeys1790000000420().up(runner);
  const [cut] = (await people()).slice(-1);
  expect(cut).toMatchObject({ type: RULES_ENTRY, actor: 'migrate', data: { version: 4 } });
  const [stored] = await desk.platform.fresh.asOwner<{ leaf: string }>(
    `select encode(leaf, 'hex') as leaf from entry where type = '${RULES_ENTRY}' order by seq desc limit 1`,
  );
  expect(stored?.leaf).toBe(cut && entryLeaf(cut).toString('hex'));
  expect((await authority()).faults).toEqual([]);
  await confirmed(waiting, seq);
  expect([await stateOf(counting), await stateOf(waiting)]).toEqual(['confirmed', 'waiting']);
  expect((await authority()).faults).toHaveLength(1);
});

it('locks no one out: the person of that key enrols another one by a reset that two people signed', async () => {
  const { wantsFounders, wantsProvedKeys } = await authority();
  expect([wantsFounders, wantsProvedKeys]).toEqual([false, true]);
  const again = passwordSignatory(randomUUID());
  const { code, half, codeDigest, halfDigest } = newCodes();
  const [by, person] = [ana.key.person, again.key.person];
  const ask = { grantId: randomUUID(), person, what: 'recovery', card: '0'.repeat(64), half: halfDigest };
  await record('config/people', 'config.grant_asked', by, { ...ask, signature: ana.sign(askAct(ask, by)) });
  const signature = helene.sign(confirmationAct(ask.grantId, payloadOfAsk(ask, by), codeDigest));
  const grant = { grantId: ask.grantId, person, what: ask.what, askedBy: by, code: codeDigest, signature };
  await record('config/people', 'config.grant_confirmed', helene.key.person, grant);
  const invitation = { grant: ask.grantId, code, half };
  await record('keys', 'key.enrolled', person, { ...enrolled(again), invitation });
  expect(await stateOf(again)).toBe('confirmed');
});
