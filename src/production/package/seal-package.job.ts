/** Seals the package of an answer that people released, once. It is kept with its entry, or not at all. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CasesService } from '../../cases/handle/cases.service.js';
import { sealPackage } from '../../cases/handle/jobs.js';
import { CaseVault } from '../../cases/rows/vault.js';
import { Ends } from '../../catalogue/ends.js';
import { toPack } from '../../domain/case/actions/sending/record-package.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { ApprovedLetters } from '../../letters/sending/approved-letters.js';
import { Database } from '../../platform/database/database.js';
import type { PayloadOf } from '../../platform/database/job-contract.js';
import { type Effect, JobRegistry, nothing } from '../../platform/jobs/job.js';
import { packageIdOf, planOf, sealDigest } from './kept-package.js';
import { PackageMaker } from './package-maker.js';

type Payload = PayloadOf<typeof sealPackage>;

@Injectable()
export class SealPackageJob implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly approved: ApprovedLetters,
    private readonly maker: PackageMaker,
    private readonly vault: CaseVault,
    private readonly ends: Ends,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(sealPackage, (payload) => this.run(payload));
  }

  /**
   * The letter is looked at as before it is sent: consents, signatures and bytes are those of the log, or the job fails and
   * people are alerted. Without a seal nothing is put into a package.
   */
  async run({ caseId, letterId }: Payload): Promise<Effect> {
    if (!this.maker.isSealing) return nothing;
    await this.ends.ready();
    const state = await this.database.transaction((tx) => this.cases.load(tx, caseId));
    const preparation = toPack(state, letterId);
    if (!preparation) return nothing;
    const approved = await this.database.transaction((tx) => this.approved.of(tx, caseId, letterId));
    if (approved === 'recalled') return nothing;
    const kept = await this.maker.make(approved.sealed, state, preparation);
    const packageId = packageIdOf(letterId);
    const { size } = planOf(kept);
    const command = { type: 'record_package', packageId, letterId, sha256: sealDigest(kept), size } as const;
    const handling = { actor: { kind: 'system', room: 'correspondence' } as const, key: `package/${letterId}` };
    return async (tx) => {
      const now = await this.cases.load(tx, caseId);
      if (!toPack(now, letterId)) return;
      valueOrFail(await this.cases.handleIn(tx, caseId, command, handling));
      await this.vault.put(tx, caseId, 'package', kept, packageId);
    };
  }
}
