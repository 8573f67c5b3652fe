import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { signingKeyOf } from '../../src/domain/ledger/hash.js';
import { verifyReceipt } from '../../src/domain/ledger/receipt.js';
import { verifyExport } from '../../src/domain/ledger/verify-export.js';
import { Ledger, type NewEntry } from '../../src/ledger/ledger.js';
import { LedgerStore } from '../../src/ledger/ledger.store.js';
import { LedgerExport } from '../../src/ledger/ledger-export.js';
import { LedgerIdentity } from '../../src/ledger/ledger-identity.js';
import { LedgerStatus } from '../../src/ledger/ledger-status.js';
import { Receipts } from '../../src/ledger/receipts.js';
import { Sealer } from '../../src/ledger/sealer.js';
import { SealingStore } from '../../src/ledger/sealing.store.js';
import { Sequencer } from '../../src/ledger/sequencer.js';
import { Database } from '../../src/platform/database/database.js';
import { Logger } from '../../src/platform/logger.js';
import { StatusRegistry } from '../../src/platform/status.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';

const identityOf = (seed: number) =>
  new LedgerIdentity({ name: 'ledger.example', key: signingKeyOf(Buffer.alloc(32, seed)) });
const identity = identityOf(5);
const [entries, sealing] = [new LedgerStore(), new SealingStore()];
const ledger = new Ledger(entries);
const ledgerExport = new LedgerExport(ledger, sealing, identity);

let fresh: FreshDatabase;
let database: Database;
let folder: string;
let sequencers: Sequencer[];

beforeEach(async () => {
  fresh = await freshDatabase();
  database = await Database.connect(fresh.url, () => undefined);
  folder = mkdtempSync(join(tmpdir(), 'greffe-ledger-'));
  sequencers = [];
});
afterEach(async () => {
  for (const sequencer of sequencers) await sequencer.stop();
  await database.close();
  await fresh.drop();
  rmSync(folder, { recursive: true });
});

const entry = (n: number): NewEntry => ({ type: 'test.happened', class: 'opened', actor: 'test', data: { n } });

async function append(stream: string, seen: number, count = 1): Promise<void> {
  const added = Array.from({ length: count }, (_, offset) => entry(seen + 1 + offset));
  const result = await database.transaction((tx) => ledger.append(tx, stream, seen, added));
  if (!result.ok) throw new Error(result.refusal.code);
}

function sequencer(as = identity): Sequencer {
  const sealer = new Sealer(entries, sealing, as);
  const started = new Sequencer(database, sealing, sealer, new Logger('silent'));
  started.start();
  sequencers.push(started);
  return started;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It did not happen within four seconds.');
}

const backlog = async () => (await database.transaction((tx) => sealing.backlog(tx))).entries;
const rowsOf = (of: Sequencer) => new LedgerStatus(new StatusRegistry(), of).rows();
const allSealed = () => until(async () => (await backlog()) === 0);
const newest = () => database.transaction((tx) => sealing.newestCheckpoint(tx));

/** As someone with every right on the server would. */
async function tamper(statement: string): Promise<void> {
  await fresh.asOwner(`do $$ begin set local session_replication_role = replica; ${statement}; end $$`);
}

async function exported(name = 'ledger.jsonl'): Promise<string> {
  const file = join(folder, name);
  await database.transaction((tx) => ledgerExport.write(tx, file));
  return file;
}

const verify = (file: string, known: string[] = []) => verifyExport(createReadStream(file), identity.vkey, known);

test('what was committed before a crash is sealed by whoever starts next', async () => {
  await append('case/a', 0, 3);
  await append('case/b', 0, 2);
  expect([await backlog(), await newest()]).toEqual([5, null]);
  const started = sequencer();
  await allSealed();
  expect([started.sequencing.state, (await newest())?.size]).toEqual(['leading', 5]);
});

test('an export verifies, names what it holds, and never overwrites an earlier one', async () => {
  await append('case/a', 0, 3);
  const started = sequencer();
  await allSealed();
  await append('case/b', 0, 1300);
  started.nudge();
  await allSealed();
  const file = await exported();
  const root = (await newest())?.root.toString('base64');
  const unstamped = { stamps: 0, stamped: null };
  const summary = { origin: 'ledger.example', entries: 1303, streams: 2, checkpoints: 4, root, ...unstamped };
  expect(await verify(file)).toEqual({ ok: true, summary });
  await expect(exported()).rejects.toThrow('EEXIST');
});

test('an empty log has an export, and it says that nothing is signed', async () => {
  const fault = 'The export carries no checkpoint: nothing in it is signed.';
  expect(await verify(await exported())).toEqual({ ok: false, fault });
});

test('a flipped byte in each third of an export is refused with its place', async () => {
  await append('case/a', 0, 30);
  sequencer();
  await allSealed();
  const bytes = readFileSync(await exported());
  for (const third of [0, 1, 2]) {
    const at = bytes.indexOf('"test.happened"', Math.floor((third * bytes.length) / 3)) + 3;
    const line = bytes.subarray(0, at).toString('utf8').split('\n').length;
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    const file = join(folder, `flipped-${third}.jsonl`);
    writeFileSync(file, flipped);
    expect(await verify(file)).toMatchObject({
      ok: false,
      fault: expect.stringContaining(`Line ${line} (stream case/a, seq ${line - 1}) is not what was sealed`),
    });
  }
});

test('an export that ends too early is found by a checkpoint kept elsewhere', async () => {
  await append('case/a', 0, 2);
  const started = sequencer();
  await allSealed();
  const early = await exported('early.jsonl');
  await append('case/a', 2, 3);
  started.nudge();
  await allSealed();
  const later = (await newest())?.note ?? '';
  expect(await verify(early)).toMatchObject({ ok: true });
  expect(await verify(early, [later])).toEqual({
    ok: false,
    fault: 'The log was signed at 5 entries but the export holds 2: 3 entries are missing at its end.',
  });
});

test('of two sequencers one leads, and the other takes over when it is gone', async () => {
  const first = sequencer();
  await until(() => first.sequencing.state === 'leading');
  const second = sequencer();
  await until(() => second.sequencing.state === 'standing_by');
  await append('case/a', 0, 5);
  await allSealed();
  await first.stop();
  expect(first.sequencing.state).toBe('stopped');
  await append('case/b', 0, 5);
  await allSealed();
  expect(second.sequencing.state).toBe('leading');
  expect(await verify(await exported())).toMatchObject({ ok: true, summary: { entries: 10 } });
});

test('a leader whose connection is cut leads again and seals what came meanwhile', async () => {
  const started = sequencer();
  await until(() => started.sequencing.state === 'leading');
  await fresh.asOwner(
    `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database =
      (select oid from pg_database where datname = current_database())`,
  );
  await append('case/a', 0, 3);
  await allSealed();
  expect(await verify(await exported())).toMatchObject({ ok: true, summary: { entries: 3 } });
});

test('an entry that commits after later ones is sealed all the same', async () => {
  sequencer();
  await database.transaction(async (tx) => {
    await ledger.append(tx, 'case/slow', 0, [entry(1)]);
    await append('case/fast', 0, 3);
    await until(async () => (await newest())?.size === 3);
  });
  await until(async () => (await newest())?.size === 4);
  expect(await verify(await exported())).toMatchObject({ ok: true, summary: { entries: 4, streams: 2 } });
});

test('many writers and one sequencer: every entry once, every stream in order', async () => {
  sequencer();
  const streams = Array.from({ length: 8 }, (_, n) => `case/${n}`);
  await Promise.all(
    streams.map(async (stream) => {
      for (let seen = 0; seen < 20; seen += 2) await append(stream, seen, 2);
    }),
  );
  await allSealed();
  expect(await verify(await exported())).toMatchObject({ ok: true, summary: { entries: 160, streams: 8 } });
});

test.each([
  [
    'its data changed',
    `update entry set data = '{"n": 9}' where stream = 'case/a' and seq = 2`,
    'is not what was written.',
  ],
  [
    'its hour moved',
    `update entry set at = at - interval '1 day' where stream = 'case/a' and seq = 2`,
    'is not what was written.',
  ],
  ['it was deleted', `delete from entry where stream = 'case/a' and seq = 2`, 'was sealed and is gone.'],
])('a sealed entry rewritten by force is named at the next start, and nothing is signed: %s', async (_, how, fault) => {
  await append('case/a', 0, 3);
  await sequencerOnce();
  await tamper(how);
  await append('case/b', 0);
  const started = sequencer();
  await until(() => started.sequencing.state === 'halted');
  expect(started.sequencing).toEqual({ state: 'halted', fault: `Seq 2 of stream case/a (index 1) ${fault}` });
  expect([await backlog(), (await newest())?.size]).toEqual([1, 3]);
});

test('an entry rewritten before it was sealed is named and never signed', async () => {
  await append('case/a', 0, 3);
  await tamper(`update entry set actor = 'nobody' where seq = 2`);
  const started = sequencer();
  await until(() => started.sequencing.state === 'halted');
  expect(started.sequencing).toMatchObject({ fault: 'Seq 2 of stream case/a (index 1) is not what was written.' });
  expect([await backlog(), await newest()]).toEqual([3, null]);
});

test('an entry that vanished before it was sealed is named and never signed', async () => {
  await append('case/a', 0, 3);
  await tamper('delete from entry where seq = 3');
  const started = sequencer();
  await until(() => started.sequencing.state === 'halted');
  expect(started.sequencing).toMatchObject({ fault: 'Seq 3 of stream case/a was written and is gone.' });
});

test('a tail cut off together with its leaves is not continued', async () => {
  await append('case/a', 0, 3);
  await sequencerOnce();
  await tamper('delete from entry where seq = 3; delete from sealed_entry where seq = 3');
  const started = sequencer();
  await until(() => started.sequencing.state === 'halted');
  expect(started.sequencing).toMatchObject({ fault: 'The sealed place (index 2) was sealed and is gone.' });
});

test('an entry and its leaf rewritten together are found by the root', async () => {
  await append('case/a', 0, 3);
  await sequencerOnce();
  await append('case/c', 0);
  await tamper(`update entry set (data, at, actor, type, salt, opening, class) =
      (select data, at, actor, type, salt, opening, class from entry where stream = 'case/c') where seq = 2;
    update entry set stream = 'case/d', seq = 1, leaf = (select leaf from entry where stream = 'case/c') where seq = 2;
    delete from entry where stream = 'case/c';
    update entry set stream = 'case/c' where stream = 'case/d';
    delete from unsealed_entry;
    update sealed_entry set (stream, seq, leaf) = (select stream, seq, leaf from entry where stream = 'case/c') where seq = 2`);
  const started = sequencer();
  await until(() => started.sequencing.state === 'halted');
  expect(started.sequencing).toMatchObject({
    fault: 'The newest checkpoint signed 3 entries; the 3 entries stored have another root.',
  });
});

test('a tampered entry is named by the verification of an export', async () => {
  await append('case/a', 0, 3);
  await sequencerOnce();
  await tamper(`update entry set data = '{"n": 9}' where seq = 2`);
  expect(await verify(await exported())).toMatchObject({
    fault: expect.stringMatching(/^Line 3 \(stream case\/a, seq 2\) is not what was sealed: its leaf is /),
  });
});

test('another key does not continue the log of the first', async () => {
  await append('case/a', 0, 3);
  await sequencerOnce();
  const started = sequencer(identityOf(6));
  await until(() => started.sequencing.state === 'halted');
  expect(started.sequencing).toMatchObject({
    fault: expect.stringContaining('The newest checkpoint does not open with the key of this ledger.'),
  });
});

test.each([
  [
    'its root',
    `update checkpoint set root = sha256('other'::bytea)`,
    'The tree of 4 entries does not continue the one signed at 3.',
  ],
  ['its signed text', `update checkpoint set note = 'other'`, 'Another sequencer signed at the same time.'],
])('a leader does not continue a checkpoint that changed under its hands: %s', async (_, how, fault) => {
  await append('case/a', 0, 3);
  const started = sequencer();
  await started.settle(4000);
  await tamper(how);
  await append('case/a', 3);
  await until(() => started.sequencing.state === 'halted');
  expect(started.sequencing).toEqual({ state: 'halted', fault });
  expect([await backlog(), (await newest())?.size]).toEqual([1, 3]);
});

test('a receipt proves its entry; before the sealing it is told to wait', async () => {
  const receipts = new Receipts(entries, sealing);
  const receipt = () => database.transaction((tx) => receipts.receipt(tx, 'case/a', 2));
  await append('case/a', 0, 3);
  expect(await receipt()).toMatchObject({ ok: false, refusal: { code: 'not-sealed-yet', kind: 'unavailable' } });
  await sequencerOnce();
  const given = await receipt();
  if (!given.ok) throw new Error(given.refusal.code);
  expect(await verifyReceipt(given.value, identity.vkey)).toMatchObject({
    ok: true,
    index: 1,
    entry: { seq: 2, data: { n: 2 } },
  });
});

test('sealed entries are read back in their order, by range and by type', async () => {
  await append('case/a', 0, 3);
  await append('case/b', 0, 3);
  await sequencerOnce();
  const read = async (range: { fromIndex: number; beforeIndex?: number; types?: string[] }) => {
    const places: string[] = [];
    await database.transaction(async (tx) => {
      for await (const { index, entry: read } of ledger.readAll(tx, range)) {
        places.push(`${index} ${read.stream} ${read.seq}`);
      }
    });
    return places;
  };
  expect(await read({ fromIndex: 2, beforeIndex: 4 })).toEqual(['2 case/a 3', '3 case/b 1']);
  expect(await read({ fromIndex: 5, types: ['test.happened'] })).toEqual(['5 case/b 3']);
  expect(await read({ fromIndex: 0, types: ['other.type'] })).toEqual([]);
});

test('streams are read whole, one after the other, also across pages, and only below the checkpoint', async () => {
  await append('case/b', 0, 700);
  await append('access', 0, 2);
  await append('case/a', 0, 700);
  await sequencerOnce();
  await append('case/a', 700, 1);
  const read = async (range: { prefix: string; beforeIndex: number; types: string[] }) => {
    const streams: string[] = [];
    await database.transaction(async (tx) => {
      for await (const stream of ledger.readStreams(tx, range)) {
        const seqs = stream.map(({ entry }) => entry.seq);
        expect(seqs).toEqual(seqs.map((_, at) => at + 1));
        expect(new Set(stream.map(({ entry }) => entry.stream)).size).toBe(1);
        streams.push(`${stream[0]?.entry.stream} ${stream.length}`);
      }
    });
    return streams;
  };
  const types = ['test.happened'];
  expect(await read({ prefix: 'case/', beforeIndex: 1402, types })).toEqual(['case/a 700', 'case/b 700']);
  expect(await read({ prefix: 'case/', beforeIndex: 1401, types })).toEqual(['case/a 699', 'case/b 700']);
  expect(await read({ prefix: 'message/', beforeIndex: 1402, types })).toEqual([]);
  expect(await read({ prefix: 'case/', beforeIndex: 1402, types: ['other.type'] })).toEqual([]);
});

async function sequencerOnce(): Promise<void> {
  const started = sequencer();
  await allSealed();
  await started.stop();
}

test('the status page tells what waits and for how long, and a fault in full', async () => {
  const idle = sequencer();
  await idle.stop();
  await append('case/a', 0, 3);
  await tamper(`update entry set at = at - interval '10 seconds'`);
  expect(await rowsOf(idle)).toMatchObject([
    { value: { en: '0' } },
    { value: { en: expect.stringMatching(/^3 \(10\d\d\d ms\)$/) }, state: 'bad' },
    { value: { en: 'stopped in this process' } },
  ]);
  const started = sequencer();
  await expect(started.settle(4000)).rejects.toThrow(
    'Entries not sealed yet: 3. Seq 1 of stream case/a (index 0) is not what was written.',
  );
  expect((await rowsOf(started))[2]).toEqual({
    label: { fr: 'Scellement', en: 'Sealing' },
    value: {
      fr: 'suspendu : une personne doit regarder (Seq 1 of stream case/a (index 0) is not what was written.)',
      en: 'halted: a person must look (Seq 1 of stream case/a (index 0) is not what was written.)',
    },
    state: 'bad',
  });
});

test('whoever needs the seal can wait for it, and is told when nobody seals', async () => {
  const started = sequencer();
  await append('case/a', 0, 3);
  await started.settle(4000);
  expect(await started.backlog()).toMatchObject({ sealed: 3, entries: 0, lagMilliseconds: 0 });
  await started.stop();
  await append('case/a', 3);
  await expect(started.settle(50)).rejects.toThrow(
    'Entries not sealed yet: 1. The sequencer of this process is stopped.',
  );
});
