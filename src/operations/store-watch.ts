/** Watches the blob store: missing or damaged files and a full disk raise an alarm and show in readiness until repaired. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ServiceAlarm } from '../cases/alarms/service-alarm.js';
import { type BlobEvent, BlobStore } from '../platform/blobs/blob-store.js';
import { BlobMissing } from '../platform/blobs/chunks/fault.js';
import { Database } from '../platform/database/database.js';
import { Health } from '../platform/http/status/health.js';
import { JobRegistry } from '../platform/jobs/job.js';
import { messageOf } from '../platform/telemetry/failure.js';
import { Logger } from '../platform/telemetry/logger.js';
import { FileStore } from './file.store.js';

/** Faults that are looked at again in one look. */
const LOOKED_AT = 1_000;
const PAUSE_MILLISECONDS = 30_000;

@Injectable()
export class StoreWatch implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly blobs: BlobStore,
    private readonly files: FileStore,
    private readonly alarm: ServiceAlarm,
    private readonly health: Health,
    private readonly registry: JobRegistry,
    private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.blobs.onEvent((event) => {
      this.record(event).catch((error) =>
        this.logger.error('What happened to a stored file could not be recorded.', { reason: messageOf(error) }),
      );
    });
    this.registry.onBlocked((topic) => this.raise(topic));
    this.registry.onSweep(() => this.look(), PAUSE_MILLISECONDS);
    for (const kind of ['missing', 'damaged'] as const) {
      this.health.watch(`storage_${kind}`, async () => (await this.summary())[kind] > 0);
    }
    this.health.watch('storage_sweep', async () => (await this.summary()).stopped === true);
  }

  /** One look: the state of the store, and whether files that were missing are there again. */
  async look(): Promise<void> {
    const { fault } = this.blobs.state;
    if (fault) await this.raise(`storage.${fault.kind}`);
    const faults = await this.database.transaction((tx) => this.files.faults(tx, LOOKED_AT));
    this.blobs.suspect(faults.map(({ file }) => file));
    for (const { file, kind } of faults) {
      if (kind !== 'missing' || !(await this.isThere(file))) continue;
      await this.database.transaction((tx) => this.files.settle(tx, file, ['missing']));
    }
  }

  private async record(event: BlobEvent): Promise<void> {
    if ('sound' in event) {
      await this.database.transaction((tx) => this.files.settle(tx, event.sound, ['missing', 'damaged']));
      return;
    }
    const kind = event instanceof BlobMissing ? 'missing' : 'damaged';
    await this.database.transaction((tx) => this.files.found(tx, event.blobId, kind));
    await this.raise(`storage.${kind}`);
  }

  private async isThere(file: string): Promise<boolean> {
    return this.blobs.state.fault === null && (await this.blobs.has(file));
  }

  private raise(topic: string): Promise<void> {
    return this.database.transaction((tx) => this.alarm.raise(tx, topic));
  }

  private summary() {
    return this.database.transaction((tx) => this.files.summary(tx));
  }
}
