/** Alerts people 60 days before something expires, once for all of a kind that expire on one day. */
import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { Expiries } from '../../catalogue/expiries.js';
import type { Day } from '../../domain/kernel/day.js';
import { topicOfExpiry } from '../../domain/law/expiry-words.js';
import { Database } from '../../platform/database/database.js';
import { enqueue } from '../../platform/database/outbox.js';
import { JobRegistry } from '../../platform/jobs/job.js';
import { Logger } from '../../platform/telemetry/logger.js';
import { tellOfWork } from '../handle/jobs.js';
import { AlarmStore } from '../rows/alarm.store.js';
import { WorkHistory } from '../rows/work-history.js';

/** Ends are days. */
const PAUSE_MILLISECONDS = 3_600_000;

@Injectable()
export class ExpiryWatch implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly expiries: Expiries,
    private readonly database: Database,
    private readonly alarms: AlarmStore,
    private readonly history: WorkHistory,
    private readonly registry: JobRegistry,
    private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.registry.onSweep(async () => {
      await this.look(await this.expiries.today());
    }, PAUSE_MILLISECONDS);
  }

  async onApplicationBootstrap(): Promise<void> {
    for (const { kind, lastDay, state, names } of this.expiries.known(await this.expiries.today())) {
      const sentence = state === 'soon' ? 'This expires within 60 days: renew it.' : 'This has expired: renew it.';
      this.logger.warn(sentence, { kind, state, lastDay, names });
    }
  }

  /** N processes MAY look at once: one alarm is raised of each end, ever. */
  async look(today: Day): Promise<void> {
    for (const expiry of await this.expiries.on(today)) {
      const topic = topicOfExpiry(expiry);
      await this.database.transaction(async (tx) => {
        const work = await this.alarms.raiseOfExpiry(tx, topic);
        if (work === null) return;
        await this.history.expires(tx, work, topic);
        await enqueue(tx, tellOfWork.work({ work, topic }));
      });
    }
  }
}
