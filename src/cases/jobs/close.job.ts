/** Closes a case once everything that was decided has left; asked again, it does nothing. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { objectionTo } from '../../domain/case/moves.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import type { PayloadOf } from '../../platform/database/job-contract.js';
import { type Effect, JobRegistry } from '../../platform/jobs/job.js';
import { tracePoint } from '../../platform/telemetry/trace-point.js';
import { CasesService } from '../handle/cases.service.js';
import { close } from '../handle/jobs.js';

type Payload = PayloadOf<typeof close>;
const actor = { kind: 'system', room: 'cases' } as const;

@Injectable()
export class CloseJob implements OnModuleInit {
  constructor(
    private readonly cases: CasesService,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(close, (payload, id) => this.run(payload, id));
  }

  async run({ caseId }: Payload, outboxId: string): Promise<Effect> {
    return async (tx) => {
      const state = await this.cases.load(tx, caseId);
      const at = await this.cases.circumstances(tx, caseId, state, actor);
      if (objectionTo('close', state, actor, at)) return;
      valueOrFail(await this.cases.handleIn(tx, caseId, { type: 'close' }, { actor, key: outboxId, seen: state.seq }));
      tracePoint('close.closed');
    };
  }
}
