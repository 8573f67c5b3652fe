/** Checks every clock at each sweep: even if the queue fails, no escalation level is late by more than a sweep (docs/promises.md#p4). */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { CasesService } from '../cases/handle/cases.service.js';
import { CaseClockStore, type DueCase } from '../cases/rows/case-clock.store.js';
import { Database } from '../platform/database/database.js';
import { JobRegistry } from '../platform/jobs/job.js';
import { messageOf } from '../platform/telemetry/failure.js';
import { Logger } from '../platform/telemetry/logger.js';

const BATCH = 100;
const actor = { kind: 'system', room: 'approvals' } as const;

@Injectable()
export class ClockWatch implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly clocks: CaseClockStore,
    private readonly jobs: JobRegistry,
    private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.jobs.onSweep(() => this.look());
  }

  /** N processes MAY look at once: each escalation level is one entry of the log, whichever process writes it. */
  async look(): Promise<void> {
    let after: DueCase | null = null;
    for (;;) {
      const page: DueCase[] = await this.database.transaction((tx) => this.clocks.due(tx, after, BATCH));
      for (const { caseId } of page) await this.ring(caseId);
      if (page.length < BATCH) return;
      after = page.at(-1) ?? null;
    }
  }

  /** A case that cannot be read keeps none of the others from ringing. */
  private async ring(caseId: string): Promise<void> {
    try {
      const watched = await this.cases.handle(caseId, { type: 'watch_clocks' }, { actor, key: `watch/${uuidv7()}` });
      if (!watched.ok)
        this.logger.debug('Another process acted on this case.', { caseId, reason: watched.refusal.code });
    } catch (error) {
      this.logger.error('The clocks of a case were not looked at.', { caseId, reason: messageOf(error) });
    }
  }
}
