/** What enters the secret cell leaves no content here (CSI L881-1, CP 413-9): first what was read of it, at last its keys. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PayloadOf } from '../../platform/database/job-contract.js';
import { type Effect, JobFailure, JobRegistry } from '../../platform/jobs/job.js';
import { tracePoint } from '../../platform/telemetry/trace-point.js';
import { CasesService } from '../handle/cases.service.js';
import { erase, forgetReading } from '../handle/jobs.js';
import { CaseVault } from '../rows/vault.js';

/** The row of the work is no proof: what it asks is asked of the case. */
const notOfTheCell = 'Only a case of the secret cell is emptied, and only a closed one is erased.';

type Payload = PayloadOf<typeof erase>;

/** The raw bytes stay sealed until the cleared officer has them: only what was read of them goes at once. */
@Injectable()
export class ForgetReadingJob implements OnModuleInit {
  constructor(
    private readonly cases: CasesService,
    private readonly vault: CaseVault,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(forgetReading, (payload) => this.run(payload));
  }

  async run({ caseId }: Payload): Promise<Effect> {
    return async (tx) => {
      const state = await this.cases.load(tx, caseId);
      if (this.cases.circuits(state).get(state.circuit)?.keepsContent !== false)
        throw new JobFailure(notOfTheCell, false);
      await this.vault.forget(tx, caseId);
      tracePoint('secret_cell.forgot');
    };
  }
}

/** Handed over, then erased: the keys of the case and of its messages are destroyed, the log still verifies. */
@Injectable()
export class EraseCaseJob implements OnModuleInit {
  constructor(
    private readonly cases: CasesService,
    private readonly vault: CaseVault,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(erase, (payload) => this.run(payload));
  }

  async run({ caseId }: Payload): Promise<Effect> {
    return async (tx) => {
      const state = await this.cases.load(tx, caseId);
      const keeps = this.cases.circuits(state).get(state.circuit)?.keepsContent !== false;
      if (keeps || state.status !== 'closed') throw new JobFailure(notOfTheCell, false);
      await this.vault.erase(tx, caseId);
      tracePoint('secret_cell.erased');
    };
  }
}
