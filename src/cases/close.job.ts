/** Closes a case once everything that was decided has left; asked again, it does nothing. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { objectionTo } from '../domain/case/moves.js';
import { type Effect, type Job, JobRegistry } from '../platform/jobs/job.js';
import { crashPoint } from '../platform/telemetry/crash-point.js';
import { CasesService } from './cases.service.js';

const Payload = z.strictObject({ caseId: z.uuid() });
const actor = { kind: 'system', room: 'cases' } as const;

@Injectable()
export class CloseJob implements Job<z.infer<typeof Payload>>, OnModuleInit {
  readonly topic = 'cases.close';
  readonly payload = Payload;

  constructor(
    private readonly cases: CasesService,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async run({ caseId }: z.infer<typeof Payload>, outboxId: string): Promise<Effect> {
    return async (tx) => {
      const state = await this.cases.load(tx, caseId);
      const at = await this.cases.circumstances(tx, caseId, state, actor);
      if (objectionTo('close', state, actor, at)) return;
      const closed = await this.cases.handleIn(
        tx,
        caseId,
        { type: 'close' },
        { actor, key: outboxId, seen: state.seq },
      );
      if (!closed.ok) throw new Error(closed.refusal.code);
      crashPoint('close.closed');
    };
  }
}
