/** An alarm when an urgent circuit lacks people on call, days before it does; its topic says from when. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { topicOfGap } from '../../cases/alarms/gap-words.js';
import { ServiceAlarm } from '../../cases/alarms/service-alarm.js';
import { dayOf } from '../../domain/kernel/instant.js';
import { Database } from '../../platform/database/database.js';
import { JobRegistry } from '../../platform/jobs/job.js';
import { Settings } from '../../platform/settings/settings.js';
import { OnCallService } from './on-call.service.js';

const PAUSE_MILLISECONDS = 3_600_000;

@Injectable()
export class OnCallWatch implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly onCall: OnCallService,
    private readonly alarm: ServiceAlarm,
    private readonly settings: Settings,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.onSweep(() => this.look(), PAUSE_MILLISECONDS);
  }

  /** N processes MAY look at once: one alarm of each day waits. An installation that never planned a shift has no roster. */
  async look(): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { shifts, gaps } = await this.onCall.rosterOf(tx, this.settings.onCallDays);
      const [first] = gaps;
      if (first && shifts.length > 0) await this.alarm.raise(tx, topicOfGap(dayOf(first.from)));
    });
  }
}
