/** An alarm for each article that the sovereignty file of the operator does not keep: one for each version in force. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Sovereignty } from '../../directory/sovereignty.js';
import { Database } from '../../platform/database/database.js';
import { JobRegistry } from '../../platform/jobs/job.js';
import { AlarmStore } from '../rows/alarm.store.js';
import { ServiceAlarm } from './service-alarm.js';
import { topicOfSovereignty } from './work-words.js';

const PAUSE_MILLISECONDS = 60_000;

@Injectable()
export class SovereigntyWatch implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly sovereignty: Sovereignty,
    private readonly alarms: AlarmStore,
    private readonly alarm: ServiceAlarm,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.onSweep(() => this.look(), PAUSE_MILLISECONDS);
  }

  /** N processes MAY look at once: one alarm waits. */
  async look(): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { file, adopted, departures } = await this.sovereignty.state(tx);
      const articles = file ? departures.map(({ cite }) => cite.split(' ').at(-1) ?? cite) : ['text'];
      for (const article of new Set(articles)) {
        const topic = topicOfSovereignty(article);
        const last = await this.alarms.lastOf(tx, topic);
        const since = adopted?.adopted?.at;
        if (last === null || (since !== undefined && last < since)) await this.alarm.raise(tx, topic);
      }
    });
  }
}
