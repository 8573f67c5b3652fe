/** Makes a case received before cases were compared findable by what a later one may repeat of it. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { CaseProjection } from '../cases/handle/case-projection.js';
import { CasesService } from '../cases/handle/cases.service.js';
import { rememberAct } from '../cases/handle/jobs.js';
import { LookupStore } from '../cases/rows/lookup.store.js';
import { Particulars } from '../cases/rows/particulars.js';
import { CaseVault, erased } from '../cases/rows/vault.js';
import { commonThingsOf } from '../domain/case/repeated-act.js';
import { ReadMessage } from '../domain/intake/message.js';
import type { PayloadOf } from '../platform/database/job-contract.js';
import { type Effect, JobRegistry } from '../platform/jobs/job.js';

type Payload = PayloadOf<typeof rememberAct>;
const Kept = z.discriminatedUnion('readable', [ReadMessage, z.looseObject({ readable: z.literal(false) })]);

@Injectable()
export class RememberActJob implements OnModuleInit {
  constructor(
    private readonly cases: CasesService,
    private readonly projection: CaseProjection,
    private readonly vault: CaseVault,
    private readonly lookup: LookupStore,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(rememberAct, (payload) => this.run(payload));
  }

  async run({ caseId }: Payload): Promise<Effect> {
    return async (tx) => {
      await this.projection.state(tx, caseId, await this.cases.load(tx, caseId));
      const messages = await this.vault.all(tx, caseId, 'reading', Kept, 'cleared');
      const read = await this.vault.all(tx, caseId, 'particulars', Particulars, 'cleared');
      if (messages === erased || read === erased) return;
      const named = read.at(-1) ?? { targets: [], caseReference: null };
      for (const message of messages) {
        if (message.readable) await this.lookup.addCommon(tx, caseId, commonThingsOf(message, named));
      }
    };
  }
}
