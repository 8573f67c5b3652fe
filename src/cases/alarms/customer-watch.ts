/** Raises an alarm when the directory of customers was not taken in full for too long: its content grows old. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Customers } from '../../directory/customers.js';
import { Database } from '../../platform/database/database.js';
import { JobRegistry } from '../../platform/jobs/job.js';
import { Settings } from '../../platform/settings/settings.js';
import { ServiceAlarm } from './service-alarm.js';

const PAUSE_MILLISECONDS = 60_000;

@Injectable()
export class CustomerWatch implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly customers: Customers,
    private readonly alarm: ServiceAlarm,
    private readonly settings: Settings,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.onSweep(() => this.look(), PAUSE_MILLISECONDS);
  }

  /** N processes MAY look at once: one alarm waits. */
  async look(): Promise<void> {
    const { customersHours, customersUrl } = this.settings;
    await this.database.transaction(async (tx) => {
      const age = await this.customers.age(tx);
      // An installation that never took any, and has no source, has nothing that grows old.
      const isStale = age === null ? customersUrl !== undefined : age > customersHours;
      if (isStale) await this.alarm.raise(tx, 'directory.customers_stale');
    });
  }
}
