/** What happened to failed jobs, and to what expires: notified, retried or settled; ids and closed words. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Ledger } from '../../ledger/ledger.js';
import type { Tx } from '../../platform/database/transaction.js';
import { JobRegistry } from '../../platform/jobs/job.js';
import { tracePoint } from '../../platform/telemetry/trace-point.js';

@Injectable()
export class WorkHistory implements OnModuleInit {
  constructor(
    private readonly ledger: Ledger,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.jobs.onFinalFailure((tx, { id, topic }, reason) =>
      this.record(tx, id, 'given_up', 'platform', { topic, reason }),
    );
  }

  /** A job without a last attempt: it is retried for ever, and has failed for too long. */
  async late(tx: Tx, id: string, topic: string): Promise<void> {
    await this.record(tx, id, 'late', 'platform', { topic });
  }

  /** No work: something ends by itself, and people must renew it. */
  async expires(tx: Tx, id: string, topic: string): Promise<void> {
    await this.record(tx, id, 'expires', 'cases', { topic });
  }

  async told(tx: Tx, id: string, topic: string, person: string): Promise<void> {
    await this.record(tx, id, 'told', 'approvals', { topic, person });
  }

  async paged(tx: Tx, id: string, topic: string): Promise<void> {
    await this.record(tx, id, 'paged', 'approvals', { topic });
  }

  async retried(tx: Tx, id: string, topic: string, person: string): Promise<void> {
    await this.record(tx, id, 'retried', person, { topic });
  }

  /** @param why a word of a closed list: no free text enters the log */
  async settled(tx: Tx, id: string, topic: string, person: string, why: string): Promise<void> {
    await this.record(tx, id, 'settled', person, { topic, why });
  }

  private async record(
    tx: Tx,
    id: string,
    what: 'given_up' | 'late' | 'expires' | 'told' | 'paged' | 'retried' | 'settled',
    actor: string,
    data: Readonly<Record<string, string>>,
  ): Promise<void> {
    await this.ledger.record(tx, `work/${id}`, [{ type: `work.${what}`, class: 'other', actor, data }]);
    tracePoint('work.recorded');
  }
}
