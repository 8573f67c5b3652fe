// @stage slow
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { verifyReceipt } from '../../../src/domain/ledger/receipt.js';
import { Receipts } from '../../../src/ledger/receipts.js';
import { entry, SealedLog, until } from '../../support/sealed-log.js';

const log = new SealedLog();
const { append, sequencer, sealOnce, allSealed, backlog, newest, exported, verify } = log;

beforeEach(log.open);
afterEach(log.close);

test('what was committed before a crash is sealed by the next process that starts', async () => {
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
  const unstamped = { opened: true, setAside: [], stamps: 0, stamped: null };
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
    const at = bytes.indexOf('"case.opened"', Math.floor((third * bytes.length) / 3)) + 3;
    const line = bytes.subarray(0, at).toString('utf8').split('\n').length;
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    const file = join(log.folder, `flipped-${third}.jsonl`);
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

test('an entry that commits after later ones is sealed all the same', async () => {
  sequencer();
  await log.database.transaction(async (tx) => {
    await log.ledger.append(tx, 'case/slow', 0, [entry(1)]);
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

test('a receipt proves its entry; before the sealing its answer says to wait', async () => {
  const receipts = new Receipts(log.entries, log.sealing);
  const receipt = () => log.database.transaction((tx) => receipts.receipt(tx, 'case/a', 2));
  await append('case/a', 0, 3);
  expect(await receipt()).toMatchObject({ ok: false, refusal: { code: 'not-sealed-yet', kind: 'unavailable' } });
  await sealOnce();
  const given = await receipt();
  if (!given.ok) throw new Error(given.refusal.code);
  expect(await verifyReceipt(given.value, log.vkey)).toMatchObject({
    ok: true,
    index: 1,
    entry: { seq: 2, data: { n: 2 } },
  });
});

test('sealed entries are read back in their order, by range and by type', async () => {
  await append('case/a', 0, 3);
  await append('case/b', 0, 3);
  await sealOnce();
  const read = async (range: { fromIndex: number; beforeIndex?: number; types?: string[] }) => {
    const places: string[] = [];
    await log.database.transaction(async (tx) => {
      for await (const { index, entry: read } of log.ledger.readAll(tx, range)) {
        places.push(`${index} ${read.stream} ${read.seq}`);
      }
    });
    return places;
  };
  expect(await read({ fromIndex: 2, beforeIndex: 4 })).toEqual(['2 case/a 3', '3 case/b 1']);
  expect(await read({ fromIndex: 5, types: ['case.opened'] })).toEqual(['5 case/b 3']);
  expect(await read({ fromIndex: 0, types: ['other.type'] })).toEqual([]);
});

test('streams are read whole, one after the other, also across pages, and only below the checkpoint', async () => {
  await append('case/b', 0, 700);
  const notice = { type: 'notice.told', class: 'other', actor: 'test', data: {} } as const;
  await log.database.transaction((tx) => log.ledger.append(tx, 'notice/a', 0, [notice, notice]));
  await append('case/a', 0, 700);
  await sealOnce();
  await append('case/a', 700, 1);
  const read = async (range: { prefix: string; beforeIndex: number; types: string[] }) => {
    const streams: string[] = [];
    await log.database.transaction(async (tx) => {
      for await (const stream of log.ledger.readStreams(tx, range)) {
        const seqs = stream.map(({ entry }) => entry.seq);
        expect(seqs).toEqual(seqs.map((_, at) => at + 1));
        expect(new Set(stream.map(({ entry }) => entry.stream)).size).toBe(1);
        streams.push(`${stream[0]?.entry.stream} ${stream.length}`);
      }
    });
    return streams;
  };
  const types = ['case.opened'];
  expect(await read({ prefix: 'case/', beforeIndex: 1402, types })).toEqual(['case/a 700', 'case/b 700']);
  expect(await read({ prefix: 'case/', beforeIndex: 1401, types })).toEqual(['case/a 699', 'case/b 700']);
  expect(await read({ prefix: 'message/', beforeIndex: 1402, types })).toEqual([]);
  expect(await read({ prefix: 'case/', beforeIndex: 1402, types: ['other.type'] })).toEqual([]);
});

test('a caller can wait for the seal, and gets an error when no process seals', async () => {
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
