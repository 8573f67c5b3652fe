/** Reads the case once, then asks the rules again each time a person corrected a fact. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { CasesService } from '../cases/cases.service.js';
import { objectionTo } from '../domain/case/moves.js';
import { enqueue } from '../platform/database/outbox.js';
import { type Effect, type Job, JobFailure, JobRegistry } from '../platform/jobs/job.js';
import { crashPoint } from '../platform/telemetry/crash-point.js';
import { Classifier } from './classifier.js';

const Payload = z.strictObject({ caseId: z.uuid() });
const actor = { kind: 'system', room: 'classification' } as const;

@Injectable()
export class ClassifyJob implements Job<z.infer<typeof Payload>>, OnModuleInit {
  readonly topic = 'classification.classify';
  readonly payload = Payload;

  constructor(
    private readonly cases: CasesService,
    private readonly classifier: Classifier,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async run({ caseId }: z.infer<typeof Payload>, outboxId: string): Promise<Effect> {
    return async (tx) => {
      const before = await this.cases.load(tx, caseId);
      const read = before.facts ? before : await this.classifier.recordReading(tx, caseId, `${outboxId}-read`);
      if (!read) {
        await enqueue(tx, { topic: 'ingestion.read_again', payload: { caseId } });
        return;
      }
      crashPoint('classification.read');
      const at = await this.cases.circumstances(tx, caseId, read, actor);
      if (objectionTo('classify', read, actor, at)) return;
      const classified = await this.classifier.classify(tx, caseId, read, { actor, key: `${outboxId}-classify` });
      if (!classified.ok) throw new JobFailure(classified.refusal.sentence.en, true);
      crashPoint('classification.recorded');
    };
  }
}
