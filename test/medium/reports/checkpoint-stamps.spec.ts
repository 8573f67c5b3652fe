import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openCheckpoint } from '../../../src/domain/ledger/checkpoint.js';
import { signingKeyOf } from '../../../src/domain/ledger/hash.js';
import { verifyExport } from '../../../src/domain/ledger/verify-export.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { LedgerStore } from '../../../src/ledger/ledger.store.js';
import { LedgerExport } from '../../../src/ledger/ledger-export.js';
import { LedgerIdentity } from '../../../src/ledger/ledger-identity.js';
import { Sealer } from '../../../src/ledger/sealer.js';
import { SealingStore } from '../../../src/ledger/sealing.store.js';
import { Sequencer } from '../../../src/ledger/sequencer.js';
import { Database } from '../../../src/platform/database/database.js';
import { KeptCheckpoint } from '../../../src/platform/place/kept-checkpoint.js';
import { Settings, SettingsSchema } from '../../../src/platform/settings/settings.js';
import { Logger } from '../../../src/platform/telemetry/logger.js';
import { CheckpointStamps } from '../../../src/reports/keep/checkpoint-stamps.js';
import { ReportSeal } from '../../../src/reports/seal/report-seal.js';
import { judgeOfStamps, stampSentence } from '../../../src/verifier/report/checkpoint-stamp.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { OPERATOR } from '../../support/sample-report.js';

const identity = new LedgerIdentity('ledger.example', signingKeyOf(Buffer.alloc(32, 5)));
const [entries, sealing] = [new LedgerStore(), new SealingStore()];
const ledger = new Ledger(entries);
const folder = mkdtempSync(join(tmpdir(), 'greffe-stamps-'));
const settings = new Settings(SettingsSchema.parse({ dataFolder: folder }));
const seal = new ReportSeal(settings, OPERATOR, () => new Date('2027-01-05T10:00:00.000Z'));
const idle = () =>
  new Sequencer(
    database,
    database,
    sealing,
    new Sealer(entries, sealing, identity, ledger, new KeptCheckpoint(folder)),
    new Logger('silent'),
  );
let fresh: FreshDatabase;
let database: Database;
let own: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = await Database.connect(fresh.url, () => undefined);
  own = await Database.connect(fresh.urlOf('greffe_sequencer'), () => undefined);
  const entry = { type: 'case.read', class: 'other' as const, actor: 'system:test', data: { n: 1 } };
  await database.transaction((tx) => ledger.append(tx, 'case/a', 0, [entry, entry]));
  const sealer = new Sealer(entries, sealing, identity, ledger, new KeptCheckpoint(folder));
  await own.onOneConnection(async (connection) => {
    while ((await sealer.leads(connection)) && (await sealer.sealBatch(connection)) > 0);
  });
});
afterAll(async () => {
  await database.close();
  await own.close();
  await fresh.drop();
  rmSync(folder, { recursive: true });
});

const stamps = () => new CheckpointStamps(own, sealing, idle(), seal, new Logger('silent'));
const exported = async () => {
  const lines: Buffer[] = [];
  for await (const line of new LedgerExport(ledger, sealing, identity).lines((work) => database.transaction(work))) {
    lines.push(Buffer.from(line));
  }
  return lines;
};
const verified = async (lines: readonly Buffer[]) =>
  verifyExport(lines, identity.vkey, [], openCheckpoint, judgeOfStamps((await seal.trust()).trustedStamps));

test('no time-stamp is asked for where no process seals', async () => {
  const asked = { stamp: () => Promise.reject(new Error('asked')) };
  const warned: string[] = [];
  const logger = Object.assign(new Logger('silent'), { warn: (sentence: string) => warned.push(sentence) });
  const server = new CheckpointStamps(
    database,
    sealing,
    idle(),
    Object.assign(new ReportSeal(settings, OPERATOR, () => new Date('2027-01-05T10:00:00.000Z')), asked),
    logger,
  );
  server.onApplicationBootstrap();
  await server.beforeApplicationShutdown();
  expect(warned).toEqual([]);
});

test('a time-stamp is absent until it was asked for, and then that is what a verifier says', async () => {
  const before = await verified(await exported());
  expect(before.ok && stampSentence(before.summary).en).toMatch(/^No root is time-stamped/);
  const deaf = new ReportSeal(settings, OPERATOR, () => new Date('2027-01-05T10:00:00.000Z'));
  deaf.stamp = () => Promise.reject(new Error('connect ECONNREFUSED'));
  const silent = new CheckpointStamps(database, sealing, idle(), deaf, new Logger('silent'));
  await expect(silent.stampWhenDue()).rejects.toThrow(/ECONNREFUSED/);
});

test('a time-stamp is kept once a day, verifies under the roots of its authority, and no byte of it may change', async () => {
  const size = (await database.transaction((tx) => sealing.newestCheckpoint(tx)))?.size;
  expect(await stamps().stampWhenDue()).toBe(size);
  expect(await stamps().stampWhenDue()).toBeNull();
  const lines = await exported();
  expect(await verified(lines)).toMatchObject({ ok: true, summary: { stamps: 1, stamped: { size } } });
  const text = Buffer.concat(lines).toString('utf8');
  const at = text.indexOf('"token":"') + 400;
  const flipped = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
  expect(await verified([Buffer.from(flipped)])).toMatchObject({ ok: false });
  const otherRoots = judgeOfStamps((await seal.trust()).trusted);
  expect(await verifyExport(lines, identity.vkey, [], openCheckpoint, otherRoots)).toMatchObject({
    ok: false,
    fault: expect.stringContaining('leads to no trusted authority'),
  });
});

test('a time-stamp cannot be replaced or removed, even by the owner of the tables', async () => {
  for (const sql of ['delete from checkpoint_stamp', "update checkpoint_stamp set token = 'x'"]) {
    await expect(fresh.asOwner(sql)).rejects.toThrow(/only grows/);
  }
});
