/** An alarm when a mailbox was not read for too long: orders wait in it, and their clocks run. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ServiceAlarm } from '../cases/alarms/service-alarm.js';
import { MailboxStore } from '../intake/messages/mailbox.store.js';
import { Database } from '../platform/database/database.js';
import { JobRegistry } from '../platform/jobs/job.js';

const PAUSE_MILLISECONDS = 60_000;
/** Three looks that were missed. */
const LATE_MINUTES = 15;

@Injectable()
export class MailboxWatch implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly store: MailboxStore,
    private readonly alarm: ServiceAlarm,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.onSweep(() => this.look(), PAUSE_MILLISECONDS);
  }

  /** N processes MAY look at once: one alarm waits. */
  async look(): Promise<void> {
    await this.database.transaction(async (tx) => {
      const looks = await this.store.looks(tx);
      if (looks.some(({ minutes }) => minutes > LATE_MINUTES)) await this.alarm.raise(tx, 'ingestion.mailbox');
    });
  }
}
