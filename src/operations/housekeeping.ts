/**
 * Once an hour: finished work is forgotten after thirty days, and so is what a restore set aside; files that no row names are
 * set aside, and never deleted.
 */
import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import { ServiceAlarm } from '../cases/alarms/service-alarm.js';
import { Ledger } from '../ledger/ledger.js';
import { BlobStore } from '../platform/blobs/blob-store.js';
import { type SweepOutcome, sweepFiles } from '../platform/blobs/sweep.js';
import { Database } from '../platform/database/database.js';
import { JobRegistry } from '../platform/jobs/job.js';
import { Loop } from '../platform/jobs/loop.js';
import { forgetFinished } from '../platform/jobs/outbox.store.js';
import { SafeMode } from '../platform/place/safe-mode.js';
import { messageOf } from '../platform/telemetry/failure.js';
import { Logger } from '../platform/telemetry/logger.js';
import { tracePoint } from '../platform/telemetry/trace-point.js';
import { AsideStore } from './backup/aside.store.js';
import { FileStore } from './file.store.js';

const PAUSE_MILLISECONDS = 3_600_000;
const BATCH = 1_000;
const STREAM = 'storage';

/** Several processes MAY run one each. */
@Injectable()
export class Housekeeping implements OnModuleInit, BeforeApplicationShutdown {
  private readonly loop = new Loop(() => this.step());
  private isStopping = false;

  constructor(
    private readonly database: Database,
    private readonly blobs: BlobStore,
    private readonly files: FileStore,
    private readonly aside: AsideStore,
    private readonly ledger: Ledger,
    private readonly alarm: ServiceAlarm,
    private readonly registry: JobRegistry,
    private readonly safeMode: SafeMode,
    private readonly logger: Logger,
  ) {}

  /** Runs only in a process with workers: others never call back. */
  onModuleInit(): void {
    this.registry.onSweep(async () => {
      if (!this.isStopping) this.loop.start();
    });
  }

  beforeApplicationShutdown(): Promise<void> {
    // A sweep may still be in progress: it must not start the loop again.
    this.isStopping = true;
    return this.loop.stop();
  }

  /** Returns how many rows went. */
  async forgetFinishedWork(): Promise<number> {
    for (let all = 0; ; ) {
      const forgotten = await forgetFinished(this.database, BATCH);
      all += forgotten;
      if (forgotten > 0) tracePoint('housekeeper.work_forgotten');
      if (forgotten < BATCH) return all;
    }
  }

  /**
   * One sweep of the files, recorded in the log where it moved any; too many unnamed ones are an alarm. Rejects in safe
   * mode: the database may be an older copy, which does not name the newest files.
   * @param actor of the entry
   * @param confirmed as `sweepFiles` takes it
   */
  async sweep(actor = 'operations', confirmed?: number): Promise<SweepOutcome> {
    if ((await this.safeMode.look()).reasons.length > 0) throw new Error('Safe mode: no file is moved.');
    const outcome = await sweepFiles(this.database, this.blobs, confirmed);
    const { setAside, putBack, stopped } = outcome;
    await this.database.transaction(async (tx) => {
      await this.files.swept(tx, outcome);
      if (stopped && confirmed === undefined) await this.alarm.raise(tx, 'storage.sweep');
      const moved = [
        ...(setAside > 0 ? [{ type: 'storage.set_aside', files: setAside }] : []),
        ...(putBack > 0 ? [{ type: 'storage.put_back', files: putBack }] : []),
      ];
      if (moved.length === 0) return;
      const entries = moved.map(({ type, files }) => ({ type, class: 'other' as const, actor, data: { files } }));
      await this.ledger.record(tx, STREAM, entries);
    });
    return outcome;
  }

  /** What a restore set aside, since no order named it, after its thirty days; each with its entry. Returns how many. */
  async destroySetAside(): Promise<number> {
    if ((await this.safeMode.look()).reasons.length > 0) return 0;
    const due = await this.aside.due(this.database);
    for (const one of due) {
      await this.database.transaction(async (tx) => {
        const entry = { type: one.type, class: 'other', actor: 'operations', data: {} } as const;
        await this.ledger.record(tx, `erasure/${one.of}`, [entry]);
        await this.aside.destroy(tx, one);
      });
    }
    return due.length;
  }

  private async step(): Promise<number> {
    await this.unharmed('forgetting finished work', async () => {
      const work = await this.forgetFinishedWork();
      if (work > 0) this.logger.log('Finished work is forgotten.', { work });
    });
    await this.unharmed('destroying what a restore set aside', async () => {
      const destroyed = await this.destroySetAside();
      if (destroyed > 0) this.logger.warn('What a restore had set aside is destroyed.', { destroyed });
    });
    await this.unharmed('sweeping files', async () => {
      const outcome = await this.sweep();
      if (outcome.stopped)
        this.logger.error(
          'The sweep stopped: more than 1 % of the files are named by no row. None was moved; check DATABASE_URL and GREFFE_DATA.',
          { ...outcome },
        );
      else if (outcome.setAside + outcome.putBack > 0)
        this.logger.warn('Files were set aside or put back.', { ...outcome });
    });
    return PAUSE_MILLISECONDS;
  }

  private async unharmed(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.warn(`Housekeeping failed at ${what}, to be tried again.`, { reason: messageOf(error) });
    }
  }
}
