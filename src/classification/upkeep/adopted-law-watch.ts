/** Compares the law in use with the one that two people adopted: on the status page, and by an alarm from the start on. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ServiceAlarm } from '../../cases/alarms/service-alarm.js';
import { topicOfAdopted } from '../../cases/alarms/work-words.js';
import { Expiries } from '../../catalogue/expiries.js';
import type { Day } from '../../domain/kernel/day.js';
import { Database } from '../../platform/database/database.js';
import { JobRegistry } from '../../platform/jobs/job.js';
import { Logger } from '../../platform/telemetry/logger.js';
import { StatusRegistry, type StatusRow } from '../../platform/telemetry/status.js';
import { AdoptedLaw } from './adopted-law.js';

/** Adopted law begins on days. */
const PAUSE_MILLISECONDS = 3_600_000;

@Injectable()
export class AdoptedLawWatch implements OnModuleInit {
  constructor(
    private readonly adopted: AdoptedLaw,
    private readonly expiries: Expiries,
    private readonly alarm: ServiceAlarm,
    private readonly database: Database,
    private readonly registry: JobRegistry,
    private readonly status: StatusRegistry,
    private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.expiries.addSource(() => this.database.transaction((tx) => this.adopted.dated(tx)));
    this.status.add({ fr: 'Droit adopté', en: 'Adopted law' }, async () => rowsOf(await this.differing()));
    this.registry.onSweep(async () => {
      await this.look(await this.expiries.today());
    }, PAUSE_MILLISECONDS);
  }

  /** One alarm of each file, raised again an hour after a person answered it, until the adopted file is in use. */
  async look(today: Day): Promise<void> {
    await this.database.transaction(async (tx) => {
      for (const file of await this.adopted.differing(tx, today)) {
        this.logger.error('The law in use is not the one that two people adopted: install the adopted file.', { file });
        await this.alarm.raise(tx, topicOfAdopted(file));
      }
    });
  }

  private async differing(): Promise<string[]> {
    const today = await this.expiries.today();
    return this.database.transaction((tx) => this.adopted.differing(tx, today));
  }
}

function rowsOf(differing: readonly string[]): StatusRow[] {
  if (differing.length === 0) {
    const value = { fr: 'celui qui a été adopté', en: 'the one that was adopted' };
    return [{ label: { fr: 'Droit appliqué', en: 'Law in use' }, value, state: 'good' }];
  }
  return differing.map((file) => ({
    label: { fr: file, en: file },
    value: {
      fr: 'n’est pas le texte adopté : installez-le, puis redémarrez le service',
      en: 'is not the text that was adopted: install it, then start the service again',
    },
    state: 'bad',
  }));
}
