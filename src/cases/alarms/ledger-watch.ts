/**
 * Looks whether the log agrees with its books, is still sealed, and its checkpoints time-stamped: what is found missing, or
 * is retried for ever, raises an alarm.
 */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Patrol } from '../../ledger/patrol.js';
import { PatrolStore } from '../../ledger/patrol.store.js';
import { SealingStore } from '../../ledger/sealing.store.js';
import { Database } from '../../platform/database/database.js';
import { JobRegistry } from '../../platform/jobs/job.js';
import { Settings } from '../../platform/settings/settings.js';
import { AlarmStore } from '../rows/alarm.store.js';
import { ServiceAlarm } from './service-alarm.js';

/** Each look costs a query, and an alarm may be a minute late. */
const PAUSE_MILLISECONDS = 60_000;
/** Entries and books do not agree. */
const GAP = 'ledger.gap';

@Injectable()
export class LedgerWatch implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly sealing: SealingStore,
    private readonly patrol: Patrol,
    private readonly faults: PatrolStore,
    private readonly alarms: AlarmStore,
    private readonly alarm: ServiceAlarm,
    private readonly settings: Settings,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.onSweep(() => this.look(), PAUSE_MILLISECONDS);
  }

  /** N processes MAY look at once: one alarm of each waits. */
  async look(): Promise<void> {
    await this.patrol.look();
    await this.database.transaction(async (tx) => {
      const { unsealed, unstamped } = await this.sealing.late(tx);
      const gaps = await this.faults.foundSince(tx, await this.alarms.lastOf(tx, GAP));
      const late = [
        ...(gaps ? [GAP] : []),
        ...(unsealed ? ['ledger.seal'] : []),
        ...(unstamped && this.settings.tsaUrl !== undefined ? ['ledger.stamp'] : []),
      ];
      for (const topic of late) await this.alarm.raise(tx, topic);
    });
  }
}
