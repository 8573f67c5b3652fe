/**
 * A database that was copied, restored or moved, or that is older than the newest checkpoint kept outside, is in safe
 * mode: it records what arrives; it sends nothing, sweeps nothing and seals nothing until two people confirm it.
 */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Refusal, refusal } from '../../domain/kernel/result.js';
import { markOf } from '../blobs/folder/owner.js';
import type { Database } from '../database/database.js';
import { Loop } from '../jobs/loop.js';
import { codeOf, messageOf } from '../telemetry/failure.js';
import type { Logger } from '../telemetry/logger.js';
import { KeptCheckpoint } from './kept-checkpoint.js';

/** `moved`: another cluster, database or store of files than the one it belongs to; `older`: entries of the log are missing. */
export type SafeModeReason = 'moved' | 'older';

export interface Place {
  /** Empty when this is the installation. */
  readonly reasons: readonly SafeModeReason[];
  /** SHA-256 of cluster, database and store of files, hexadecimal: what two people confirm. */
  readonly place: string;
  /** Of the mark of the store of files: its inode and its birth; null while the store is absent, which is no copy. */
  readonly files: string | null;
  /** The newest checkpoint outside, where the database has fewer entries; `root` is hexadecimal. */
  readonly lost: { readonly size: number; readonly root: string } | null;
}

const Row = z.object({
  here: z.string(),
  database: z.string().nullable(),
  files: z.string().nullable(),
  isFirst: z.boolean(),
  size: z.coerce.number(),
});

/** What the log proves: the digest of the place that two people confirmed last, and the loss that they accepted with it. */
export interface ProvenPlace {
  readonly place: string;
  readonly lost: { readonly size: number; readonly root: string } | null;
}
/** Null where the log holds no confirmed place, as before the first move. */
type Prove = () => Promise<ProvenPlace | null>;

const LOOK_MILLISECONDS = 1_000;

export class SafeMode {
  private readonly kept: KeptCheckpoint;
  private readonly waiting: (() => void | Promise<void>)[] = [];
  private readonly loop = new Loop(() => this.step());
  private current: Place = { reasons: ['moved'], place: '', files: null, lost: null };
  private lookedAt = Number.NEGATIVE_INFINITY;
  private said = '';
  private prove: Prove = async () => null;

  private constructor(
    private readonly database: Database,
    private readonly dataFolder: string,
    private readonly logger: Logger,
  ) {
    this.kept = new KeptCheckpoint(dataFolder);
  }

  /**
   * It is on until the first look.
   * @param mayTake whether the place is recorded at the very first start
   */
  static async open(
    database: Database,
    dataFolder: string,
    logger: Logger,
    { mayTake }: { readonly mayTake: boolean },
  ): Promise<SafeMode> {
    const safeMode = new SafeMode(database, dataFolder, logger);
    const files = await safeMode.files();
    if (files !== null && mayTake) await database.query('select greffe_take_place($1)', [files]);
    return safeMode;
  }

  /** How the log is asked. Until then no place but the first counts: a row alone proves nothing. */
  proveBy(prove: Prove): void {
    this.prove = prove;
  }

  /** As last looked at, at most a second or so ago. */
  get isOn(): boolean {
    return this.current.reasons.length > 0;
  }

  /** Asks the database and the data folder now. Rejects when one of them does not answer: then nothing may leave. */
  async look(): Promise<Place> {
    const files = await this.files();
    // Before the database, which commits a checkpoint first: otherwise one sealed meanwhile would look like a loss.
    const outside = (await this.kept.read())?.newest ?? null;
    const [found] = await this.database.query(
      `select greffe_database() as here, p.database, p.files, (select count(*) = 1 from installation_place) as "isFirst",
         (select coalesce(max(size), 0) from checkpoint) as size
       from (select) as one left join lateral (select * from installation_place order by id desc limit 1) p on true`,
    );
    const row = Row.parse(found);
    const proven = await this.prove();
    const isOlder = outside !== null && outside.size > row.size;
    const isAccepted = isOlder && proven?.lost?.size === outside.size && proven.lost.root === outside.root;
    const lost = isOlder && !isAccepted ? { size: outside.size, root: outside.root } : null;
    const isProven = proven === null ? row.isFirst : proven.place === placeOf(row.database, row.files);
    const moved = !isProven || row.database !== row.here || (files !== null && row.files !== files);
    this.current = {
      reasons: [...(moved ? ['moved' as const] : []), ...(lost ? ['older' as const] : [])],
      place: placeOf(row.here, files),
      files,
      lost,
    };
    this.lookedAt = performance.now();
    return this.current;
  }

  /** Whether something may be sent now; false also when that cannot be found out. */
  async maySend(): Promise<boolean> {
    return this.look().then(
      ({ reasons }) => reasons.length === 0,
      () => false,
    );
  }

  /** Whether jobs may be done, as looked at most a second ago. Rejects when that cannot be found out. */
  async mayWork(): Promise<boolean> {
    if (performance.now() - this.lookedAt > LOOK_MILLISECONDS) await this.look();
    return !this.isOn;
  }

  /** Runs `begin` at once, or as soon as two people confirmed the place; in the order of the calls. */
  async whenReleased(begin: () => void | Promise<void>): Promise<void> {
    if (this.isOn) this.waiting.push(begin);
    else await begin();
  }

  /** Looks once, then each second. Says in the technical log when this is not the place of the installation. */
  async start(): Promise<void> {
    await this.step();
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  private async step(): Promise<number> {
    try {
      const { reasons } = await this.look();
      if (reasons.join() !== this.said) {
        this.said = reasons.join();
        for (const reason of reasons) this.logger.error(sentences[reason], { safeMode: reason });
      }
      if (!this.isOn) await this.release();
    } catch (error) {
      this.logger.warn('Whether this is the installation could not be checked.', { reason: messageOf(error) });
    }
    return LOOK_MILLISECONDS;
  }

  private async release(): Promise<void> {
    for (let begin = this.waiting[0]; begin; begin = this.waiting[0]) {
      await begin();
      this.waiting.shift();
    }
  }

  /** A copied mark has another inode or another birth; in a folder renamed within its file system it keeps both. */
  private async files(): Promise<string | null> {
    try {
      const { ino, birthtimeNs } = await stat(markOf(join(this.dataFolder, 'blobs')), { bigint: true });
      return `${ino}:${birthtimeNs}`;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
  }
}

const placeOf = (database: string | null, files: string | null): string =>
  createHash('sha256')
    .update(`${database ?? ''}\n${files ?? ''}`)
    .digest('hex');

const sentences: Readonly<Record<SafeModeReason, string>> = {
  moved:
    'Safe mode: this database was restored, copied or moved, or its files were. Mail is recorded; nothing is sent, swept or sealed. If this is the installation from now on, two people who confirm rights say so on the screen "People and service", view "Service". If it is a copy, leave it as it is.',
  older:
    'Safe mode: this database is older than the newest checkpoint kept outside it (ledger/newest-checkpoint.json): entries of the log are missing. Nothing is sent, swept or sealed. Restore a newer backup; if the entries are lost for good, two people who confirm rights say so on the screen "People and service", view "Service".',
};

/** What a person is answered who acts in a copy. */
export const inSafeMode: Refusal = refusal(
  'safe-mode',
  'unavailable',
  'Mode protégé : cette base est une copie, ou a été restaurée ou déplacée. Rien ne peut y être décidé tant que deux personnes n’ont pas confirmé qu’elle fait foi (« Personnes et service », vue « Service »).',
  'Safe mode: this database is a copy, or was restored or moved. Nothing can be decided in it until two people confirm that it is the installation (“People and service”, view “Service”).',
);
