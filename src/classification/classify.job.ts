/** Reads the case once, then asks the rules again each time a person corrected a fact. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CasesService } from '../cases/handle/cases.service.js';
import { classify, readAgain } from '../cases/handle/jobs.js';
import { Ends, NO_END } from '../catalogue/ends.js';
import type { CaseState } from '../domain/case/model/state.js';
import { objectionTo } from '../domain/case/moves.js';
import { type Refusal, valueOrFail } from '../domain/kernel/result.js';
import type { PayloadOf } from '../platform/database/job-contract.js';
import { enqueue } from '../platform/database/outbox.js';
import type { Tx } from '../platform/database/transaction.js';
import { type Effect, JobRegistry } from '../platform/jobs/job.js';
import { Blocked } from '../platform/telemetry/failure.js';
import { tracePoint } from '../platform/telemetry/trace-point.js';
import { Classifier } from './classifier.js';

type Payload = PayloadOf<typeof classify>;
const actor = { kind: 'system', room: 'classification' } as const;

@Injectable()
export class ClassifyJob implements OnModuleInit {
  constructor(
    private readonly cases: CasesService,
    private readonly classifier: Classifier,
    private readonly ends: Ends,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(classify, (payload, id) => this.run(payload, id));
  }

  async run({ caseId }: Payload, outboxId: string): Promise<Effect> {
    await this.ends.ready();
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
      const classified = await this.classifier.classify(tx, caseId, read, { actor, key: `${outboxId}-classify` });
      if (!classified.ok && classified.refusal.code === NO_END)
        return this.wait(tx, caseId, before, classified.refusal);
      valueOrFail(classified);
      tracePoint('classification.recorded');
    };
  }

  /** What was read is kept, and shown; the judgement waits, with an alarm. */
  private async wait(tx: Tx, caseId: string, { facts }: CaseState, { sentence }: Refusal): Promise<void> {
    if (facts) throw new Blocked(sentence.en, NO_END);
    await enqueue(tx, classify.work({ caseId }));
  }
}
