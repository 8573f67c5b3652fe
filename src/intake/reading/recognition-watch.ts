/** Raises an alarm when text recognition does not load: pictures and scans go to people unread until it is repaired. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ServiceAlarm } from '../../cases/alarms/service-alarm.js';
import { Database } from '../../platform/database/database.js';
import { Health } from '../../platform/http/status/health.js';
import { JobRegistry } from '../../platform/jobs/job.js';
import { Logger } from '../../platform/telemetry/logger.js';
import { recognitionLoads } from '../child/recognition.js';

const PAUSE_MILLISECONDS = 60_000;
const TOPIC = 'ingestion.recognition';

@Injectable()
export class RecognitionWatch implements OnModuleInit {
  private isAbsent = false;

  constructor(
    private readonly database: Database,
    private readonly alarm: ServiceAlarm,
    private readonly health: Health,
    private readonly registry: JobRegistry,
    private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.health.watch('recognition', async () => this.isAbsent);
    this.registry.onSweep(async () => {
      if (this.isAbsent) await this.look();
    }, PAUSE_MILLISECONDS);
  }

  /** It did not load for one message, which may be the cause itself. */
  async suspect(): Promise<void> {
    if (!this.isAbsent) await this.look();
  }

  private async look(): Promise<void> {
    this.isAbsent = !(await recognitionLoads());
    if (!this.isAbsent) return;
    this.logger.error('Text recognition does not load: pictures and scans are not read. Install the release again.');
    await this.database.transaction((tx) => this.alarm.raise(tx, TOPIC));
  }
}
