/** A log on a database of its own, with as many sequencers as a specification starts. */
import { createReadStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signingKeyOf } from '../../src/domain/ledger/hash.js';
import { verifyExport } from '../../src/domain/ledger/verify-export.js';
import { Ledger, type NewEntry } from '../../src/ledger/ledger.js';
import { LedgerStore } from '../../src/ledger/ledger.store.js';
import { LedgerExport } from '../../src/ledger/ledger-export.js';
import { LedgerIdentity } from '../../src/ledger/ledger-identity.js';
import { LedgerStatus } from '../../src/ledger/ledger-status.js';
import { Patrol } from '../../src/ledger/patrol.js';
import { PatrolStore } from '../../src/ledger/patrol.store.js';
import { Sealer } from '../../src/ledger/sealer.js';
import { SealingStore } from '../../src/ledger/sealing.store.js';
import { Sequencer } from '../../src/ledger/sequencer.js';
import { Database } from '../../src/platform/database/database.js';
import { Served } from '../../src/platform/http/served/served-by.js';
import { Health } from '../../src/platform/http/status/health.js';
import { KeptCheckpoint } from '../../src/platform/place/kept-checkpoint.js';
import { Logger } from '../../src/platform/telemetry/logger.js';
import { Metrics } from '../../src/platform/telemetry/metrics.js';
import { StatusRegistry } from '../../src/platform/telemetry/status.js';
import { type FreshDatabase, freshDatabase } from './database.js';
import { eventually } from './eventually.js';

export const identityOf = (seed: number): LedgerIdentity =>
  new LedgerIdentity('ledger.example', signingKeyOf(Buffer.alloc(32, seed)));

const identity = identityOf(5);
export const entry = (n: number): NewEntry => ({ type: 'case.opened', class: 'opened', actor: 'test', data: { n } });

export class SealedLog {
  readonly entries = new LedgerStore();
  readonly sealing = new SealingStore();
  readonly ledger = new Ledger(this.entries);
  readonly vkey = identity.vkey;
  folder = '';
  private sequencers: Sequencer[] = [];
  private opened: { fresh: FreshDatabase; database: Database; own: Database } | undefined;

  get database(): Database {
    if (!this.opened) throw new Error('The log is not open.');
    return this.opened.database;
  }

  /** The connections of the sequencer. */
  get own(): Database {
    if (!this.opened) throw new Error('The log is not open.');
    return this.opened.own;
  }

  get fresh(): FreshDatabase {
    if (!this.opened) throw new Error('The log is not open.');
    return this.opened.fresh;
  }

  readonly open = async (): Promise<void> => {
    const fresh = await freshDatabase();
    const connect = (url: string) => Database.connect(url, () => undefined);
    this.opened = { fresh, database: await connect(fresh.url), own: await connect(fresh.urlOf('greffe_sequencer')) };
    this.folder = mkdtempSync(join(tmpdir(), 'greffe-ledger-'));
    mkdirSync(join(this.folder, 'keys'));
    const pem = identity.signer.key.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(join(this.folder, 'keys', 'ledger.pem'), pem, { mode: 0o600 });
    this.sequencers = [];
  };

  readonly close = async (): Promise<void> => {
    for (const sequencer of this.sequencers) await sequencer.stop();
    await this.database.close();
    await this.own.close();
    await this.fresh.drop();
    rmSync(this.folder, { recursive: true });
  };

  readonly append = async (stream: string, seen: number, count = 1): Promise<void> => {
    const added = Array.from({ length: count }, (_, offset) => entry(seen + 1 + offset));
    const result = await this.database.transaction((tx) => this.ledger.append(tx, stream, seen, added));
    if (!result.ok) throw new Error(result.refusal.code);
  };

  /** One look of a watch that has seen nothing yet. */
  readonly look = (): Promise<void> => new Patrol(this.database, new PatrolStore(), identity).look();

  /** Starts one; it is stopped at the end. */
  readonly sequencer = (as = identity): Sequencer => {
    const sealer = new Sealer(this.entries, this.sealing, as, this.ledger, new KeptCheckpoint(this.folder));
    const started = new Sequencer(this.database, this.own, this.sealing, sealer, new Logger('silent'));
    started.start();
    this.sequencers.push(started);
    return started;
  };

  /** Seals what waits, and stops. */
  readonly sealOnce = async (): Promise<void> => {
    const started = this.sequencer();
    await this.allSealed();
    await started.stop();
  };

  /** The rows of the status page, and the health of the service, as the log has them. */
  readonly told = async (of: Sequencer) => {
    const health = new Health(this.database);
    const status = new LedgerStatus(
      new StatusRegistry(),
      of,
      this.database,
      new PatrolStore(),
      health,
      new Metrics(),
      new Served('sequencer', false),
    );
    status.onModuleInit();
    return { rows: await status.rows(), health: await health.check() };
  };

  readonly backlog = async () => (await this.database.transaction((tx) => this.sealing.backlog(tx))).entries;
  readonly newest = () => this.database.transaction((tx) => this.sealing.newestCheckpoint(tx));
  readonly allSealed = () => until(async () => (await this.backlog()) === 0);

  /** As someone with every right on the server would. */
  readonly tamper = async (statement: string): Promise<void> => {
    await this.fresh.asOwner(`do $$ begin set local session_replication_role = replica; ${statement}; end $$`);
  };

  readonly exported = async (name = 'ledger.jsonl'): Promise<string> => {
    const file = join(this.folder, name);
    const ledgerExport = new LedgerExport(this.ledger, this.sealing, identity);
    await this.database.transaction((tx) => ledgerExport.write(tx, file));
    return file;
  };

  readonly verify = (file: string, known: string[] = []) => verifyExport(createReadStream(file), this.vkey, known);
}

export const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  await eventually(async () => condition(), Boolean);
};
