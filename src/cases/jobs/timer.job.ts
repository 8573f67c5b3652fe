/** A timer fell due: the case decides whether it still applies, and raises an alarm when it does. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { valueOrFail } from '../../domain/kernel/result.js';
import type { PayloadOf } from '../../platform/database/job-contract.js';
import { type Effect, JobRegistry } from '../../platform/jobs/job.js';
import { CasesService } from '../handle/cases.service.js';
import { timer } from '../handle/jobs.js';

type Payload = PayloadOf<typeof timer>;
const actor = { kind: 'system', room: 'cases' } as const;

@Injectable()
export class TimerJob implements OnModuleInit {
  constructor(
    private readonly cases: CasesService,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(timer, (payload, id) => this.run(payload, id));
  }

  async run({ caseId, timer, about }: Payload, outboxId: string): Promise<Effect> {
    return async (tx) => {
      valueOrFail(await this.cases.handleIn(tx, caseId, { type: 'ring', timer, about }, { actor, key: outboxId }));
    };
  }
}
