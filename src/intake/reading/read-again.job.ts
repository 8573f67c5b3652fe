/** Reads the kept texts of a case whose facts were never kept: an earlier version opened it, and this one has to classify it. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CasesService } from '../../cases/handle/cases.service.js';
import { classify, readAgain } from '../../cases/handle/jobs.js';
import { CaseVault } from '../../cases/rows/vault.js';
import { Directory } from '../../directory/directory.js';
import type { Instant } from '../../domain/kernel/instant.js';
import { Database } from '../../platform/database/database.js';
import type { PayloadOf } from '../../platform/database/job-contract.js';
import { enqueue } from '../../platform/database/outbox.js';
import { type Effect, JobFailure, JobRegistry, nothing } from '../../platform/jobs/job.js';
import { KeptTexts } from './kept-texts.js';
import { ReadingChildren } from './reading-children.js';

type Payload = PayloadOf<typeof readAgain>;

@Injectable()
export class ReadAgainJob implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly vault: CaseVault,
    private readonly directory: Directory,
    private readonly texts: KeptTexts,
    private readonly cases: CasesService,
    private readonly readers: ReadingChildren,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(readAgain, (payload) => this.run(payload));
  }

  async run({ caseId }: Payload): Promise<Effect> {
    const { law, receivedAt } = await this.database.transaction(async (tx) => ({
      law: await this.directory.law(tx),
      receivedAt: (await this.cases.load(tx, caseId)).receivedAt as Instant,
    }));
    const read = await this.texts.read(caseId, receivedAt, { law, readers: this.readers, lane: 'small' });
    if (read === 'erased') return nothing;
    if (read === 'absent') throw new JobFailure('This case has no kept text: open its original message.', false);
    if (read === 'unreadable') throw new JobFailure('The kept texts of this case could not be read: open them.', true);
    return async (tx) => {
      await this.vault.put(tx, caseId, 'findings', read);
      await enqueue(tx, classify.work({ caseId }));
    };
  }
}
