/** A timer fell due: the case decides whether it still applies, and raises an alarm when it does. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { timers } from '../domain/case/model/vocabulary.js';
import { type Effect, type Job, JobFailure, JobRegistry } from '../platform/jobs/job.js';
import { CasesService } from './cases.service.js';

const Payload = z.strictObject({ caseId: z.uuid(), timer: z.enum(timers), about: z.uuid().nullable() });
type Payload = z.infer<typeof Payload>;
const actor = { kind: 'system', room: 'cases' } as const;

@Injectable()
export class TimerJob implements Job<Payload>, OnModuleInit {
  readonly topic = 'cases.timer';
  readonly payload = Payload;

  constructor(
    private readonly cases: CasesService,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async run({ caseId, timer, about }: Payload, outboxId: string): Promise<Effect> {
    return async (tx) => {
      const rung = await this.cases.handleIn(tx, caseId, { type: 'ring', timer, about }, { actor, key: outboxId });
      if (!rung.ok) throw new JobFailure(rung.refusal.sentence.en, true);
    };
  }
}
