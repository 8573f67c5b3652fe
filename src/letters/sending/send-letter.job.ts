/** Sends one letter of a decision by mail, after a last look at it. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { sendLetter } from '../../cases/handle/jobs.js';
import { Ends } from '../../catalogue/ends.js';
import { Database } from '../../platform/database/database.js';
import type { PayloadOf } from '../../platform/database/job-contract.js';
import { type Effect, JobRegistry, nothing } from '../../platform/jobs/job.js';
import { tracePoint } from '../../platform/telemetry/trace-point.js';
import { ApprovedLetters } from './approved-letters.js';
import { LetterPost } from './letter-post.js';

type Payload = PayloadOf<typeof sendLetter>;

@Injectable()
export class SendLetterJob implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly approved: ApprovedLetters,
    private readonly letterPost: LetterPost,
    private readonly ends: Ends,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(sendLetter, (payload) => this.run(payload));
  }

  async run(payload: Payload): Promise<Effect> {
    await this.ends.ready();
    const approved = await this.database.transaction((tx) => this.approved.of(tx, payload.caseId, payload.letterId));
    if (approved === 'recalled') return nothing;
    tracePoint('post.approved');
    return this.letterPost.post(approved, sendLetter.work(payload));
  }
}
