/** Reads the kept texts of a case whose facts were never kept: an earlier version opened it, and this one has to classify it. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { classify, readAgain } from '../../cases/jobs.js';
import { CaseVault, erased } from '../../cases/vault.js';
import { Catalogue } from '../../catalogue/catalogue.service.js';
import { ReadMessage } from '../../domain/intake/message.js';
import { SenderCheck } from '../../domain/reading/sender-check.js';
import { Database } from '../../platform/database/database.js';
import type { PayloadOf } from '../../platform/database/job-contract.js';
import { enqueue } from '../../platform/database/outbox.js';
import { type Effect, JobFailure, JobRegistry, nothing } from '../../platform/jobs/job.js';
import { ReadingChildren } from './reading-children.js';

type Payload = PayloadOf<typeof readAgain>;

@Injectable()
export class ReadAgainJob implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly vault: CaseVault,
    private readonly catalogue: Catalogue,
    private readonly readers: ReadingChildren,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(readAgain, (payload) => this.run(payload));
  }

  async run({ caseId }: Payload): Promise<Effect> {
    const message = await this.kept(caseId, 'reading', ReadMessage);
    const authentication = await this.kept(caseId, 'authentication', z.array(SenderCheck));
    if (message === erased || authentication === erased) return nothing;
    if (!message) throw new JobFailure('This case has no kept text: open its original message.', false);
    const read = await this.readers.read(message, authentication ?? [], this.catalogue.law, 'small');
    if (!('reading' in read)) throw new JobFailure('The kept texts of this case could not be read: open them.', true);
    return async (tx) => {
      await this.vault.put(tx, caseId, 'findings', read.reading);
      await enqueue(tx, classify.work({ caseId }));
    };
  }

  private kept<T>(caseId: string, kind: 'reading' | 'authentication', schema: z.ZodType<T>) {
    return this.database.transaction((tx) => this.vault.first(tx, caseId, kind, schema));
  }
}
