import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import pg from 'pg';
import { sha256Into, signingKeyOf } from '../../src/domain/ledger/hash.js';
import { leafHashOf, MerkleTree } from '../../src/domain/ledger/merkle.js';
import { verifyExport } from '../../src/domain/ledger/verify-export.js';
import { declaredEntries } from '../../src/ledger/event-kinds.js';
import { Ledger, type NewEntry } from '../../src/ledger/ledger.js';
import { LedgerStore } from '../../src/ledger/ledger.store.js';
import { LedgerExport } from '../../src/ledger/ledger-export.js';
import { LedgerIdentity } from '../../src/ledger/ledger-identity.js';
import { Sealer } from '../../src/ledger/sealer.js';
import { SealingStore } from '../../src/ledger/sealing.store.js';
import { Database } from '../../src/platform/database/database.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { KeptCheckpoint } from '../../src/platform/place/kept-checkpoint.js';

export interface LedgerFigures {
  /** Hashes of 65 bytes (an inner node) into a flat buffer: the most the tree could do. */
  readonly sha256PerSecond: number;
  /** Leaves of 200 bytes hashed and appended to the tree: two hashes each. */
  readonly merkleLeavesPerSecond: number;
  readonly inclusionProofsPerSecond: number;
  /** Single entries, each committed to disk on its own, by 8 writers at once. */
  readonly entriesAppendedPerSecond: number;
  /** One entry a statement, in one transaction: with what the database checks, and without. */
  readonly insertMicroseconds: number;
  readonly uncheckedInsertMicroseconds: number;
  readonly entriesSealedPerSecond: number;
  readonly entriesExportedAndVerifiedPerSecond: number;
}

const HASHES = 1_000_000;
const LEAVES = 500_000;
const PROOFS = 20_000;
const WRITERS = 8;
const ENTRIES_A_WRITER = 500;
const CHECKED_ROUNDS = 5;
const CHECKED_ENTRIES = 1000;
const PLAIN_INSERT = `insert into entry (stream, seq, type, at, actor, data, class, salt, opening, leaf)
  values ($1, $2, 'case.noted', date_trunc('milliseconds', clock_timestamp()), 'bench', $3, 'other', sha256('s'), sha256('o'),
    case when $1 = 'case/disable' then sha256('l') end)`;

/** Measures on a durable PostgreSQL of its own, in a folder that is removed; takes some ten seconds. */
export async function measureLedger(): Promise<LedgerFigures> {
  return { ...measureTree(), ...(await measureLog()) };
}

function measureTree() {
  const [node, target, data] = [Buffer.alloc(65, 1), Buffer.alloc(32), Buffer.alloc(200, 1)];
  const tree = new MerkleTree();
  return {
    sha256PerSecond: rateOf(HASHES, () => sha256Into(node, target, 0)),
    merkleLeavesPerSecond: rateOf(LEAVES, (n) => {
      data.writeUInt32LE(n);
      tree.append(leafHashOf(data));
    }),
    inclusionProofsPerSecond: rateOf(PROOFS, (n) => tree.inclusionProof(n)),
  };
}

async function measureLog() {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-bench-'));
  const server = await startEmbeddedPostgres(folder, { durable: true });
  try {
    await migrate(server.ownerUrl, declaredEntries);
    const database = await Database.connect(server.ownerUrl, () => undefined);
    const figures = await measureOn(database, folder);
    await database.close();
    return { ...figures, ...(await measureChecks(server.ownerUrl)) };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureOn(database: Database, folder: string) {
  const identity = new LedgerIdentity('ledger.example', signingKeyOf(Buffer.alloc(32, 5)));
  const [entries, sealing] = [new LedgerStore(), new SealingStore()];
  const ledger = new Ledger(entries);
  const sealer = new Sealer(entries, sealing, identity, ledger, new KeptCheckpoint(folder));
  const total = WRITERS * ENTRIES_A_WRITER;
  const append = async (_: unknown, writer: number) => {
    for (let seen = 0; seen < ENTRIES_A_WRITER; seen += 1) {
      await database.transaction((tx) => ledger.append(tx, `case/${writer}`, seen, [entry(seen)]));
    }
  };
  const entriesAppendedPerSecond = await paceOf(total, () => Promise.all(Array.from({ length: WRITERS }, append)));
  const entriesSealedPerSecond = await paceOf(total, () =>
    database.onOneConnection(async (connection) => {
      while ((await sealer.leads(connection)) && (await sealer.sealBatch(connection)) > 0);
    }),
  );
  const entriesExportedAndVerifiedPerSecond = await paceOf(total, () =>
    database.transaction(async (tx) => {
      const lines = new LedgerExport(ledger, sealing, identity).lines((work) => work(tx));
      const verified = await verifyExport(
        Readable.from(lines).map((line: string) => Buffer.from(line)),
        identity.vkey,
      );
      if (!verified.ok) throw new Error(verified.fault);
    }),
  );
  return { entriesAppendedPerSecond, entriesSealedPerSecond, entriesExportedAndVerifiedPerSecond };
}

/** The two kinds take turns, so that the load of the machine falls on both. */
async function measureChecks(ownerUrl: string) {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  const total = { enable: 0, disable: 0 };
  for (let round = 0; round < CHECKED_ROUNDS; round += 1) {
    for (const which of ['enable', 'disable'] as const) {
      await client.query(`begin; alter table entry ${which} trigger user`);
      const start = performance.now();
      for (let seq = 1; seq <= CHECKED_ENTRIES; seq += 1)
        await client.query(PLAIN_INSERT, [`case/${which}`, seq, DATA]);
      total[which] += performance.now() - start;
      await client.query('rollback');
    }
  }
  await client.end();
  const each = (milliseconds: number) => Math.round((milliseconds * 1000) / (CHECKED_ROUNDS * CHECKED_ENTRIES));
  return { insertMicroseconds: each(total.enable), uncheckedInsertMicroseconds: each(total.disable) };
}

const entry = (n: number): NewEntry => ({
  type: 'case.noted',
  class: 'other',
  actor: 'bench',
  data: { ...noted, n },
});
const noted = { noteId: '018f0000-0000-7000-8000-000000000000', digest: 'ab'.repeat(32) };
const DATA = JSON.stringify(noted);

function rateOf(count: number, step: (n: number) => unknown): number {
  const start = performance.now();
  for (let n = 0; n < count; n += 1) step(n);
  return perSecond(count, start);
}

async function paceOf(count: number, work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return perSecond(count, start);
}

function perSecond(count: number, start: number): number {
  return Math.round((count / (performance.now() - start)) * 1000);
}
