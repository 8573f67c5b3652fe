/** Reads the case once, then asks the rules again each time a person corrected a fact. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CasesService } from '../cases/cases.service.js';
import { classify, readAgain } from '../cases/jobs.js';
import { objectionTo } from '../domain/case/moves.js';
import { valueOrFail } from '../domain/kernel/result.js';
import type { PayloadOf } from '../platform/database/job-contract.js';
import { enqueue } from '../platform/database/outbox.js';
import { type Effect, JobRegistry } from '../platform/jobs/job.js';
import { tracePoint } from '../platform/telemetry/trace-point.js';
import { Classifier } from './classifier.js';

type Payload = PayloadOf<typeof classify>;
const actor = { kind: 'system', room: 'classification' } as const;

@Injectable()
export class ClassifyJob implements OnModuleInit {
  constructor(
    private readonly cases: CasesService,
    private readonly classifier: Classifier,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(classify, (payload, id) => this.run(payload, id));
  }

  async run({ caseId }: Payload, outboxId: string): Promise<Effect> {
    return async (tx) => {
      const before = await this.cases.load(tx, caseId);
      const read = before.facts ? before : await this.classifier.recordReading(tx, caseId, `${outboxId}-read`);
      if (!read) {
        await enqueue(tx, readAgain.work({ caseId }));
        return;
      }
      tracePoint('classification.read');
      const at = await this.cases.circumstances(tx, caseId, read, actor);
      if (objectionTo('classify', read, actor, at)) return;
      valueOrFail(await this.classifier.classify(tx, caseId, read, { actor, key: `${outboxId}-classify` }));
      tracePoint('classification.recorded');
    };
  }
}
