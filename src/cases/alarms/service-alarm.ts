/** Alarms on the service itself, which keeps trying: raised at most once an hour for each topic, until a person answers. */
import { Injectable } from '@nestjs/common';
import { enqueue } from '../../platform/database/outbox.js';
import type { Tx } from '../../platform/database/transaction.js';
import { tellOfWork } from '../handle/jobs.js';
import { AlarmStore } from '../rows/alarm.store.js';
import { WorkHistory } from '../rows/work-history.js';

@Injectable()
export class ServiceAlarm {
  constructor(
    private readonly alarms: AlarmStore,
    private readonly history: WorkHistory,
  ) {}

  /** Several processes MAY raise one at once: one alarm of each topic is open. */
  async raise(tx: Tx, topic: string): Promise<void> {
    const work = await this.alarms.raiseOfService(tx, topic);
    if (work === null) return;
    await this.history.late(tx, work, topic);
    await enqueue(tx, tellOfWork.work({ work, topic }));
  }
}
