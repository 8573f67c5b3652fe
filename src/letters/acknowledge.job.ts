/** Acknowledges a request once, by the machine, when nothing speaks against it. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CaseReceipts } from '../cases/case-receipts.js';
import { acknowledge } from '../cases/jobs.js';
import { mayAcknowledge } from '../domain/case/acknowledgement.js';
import { Database } from '../platform/database/database.js';
import type { PayloadOf } from '../platform/database/job-contract.js';
import { type Effect, JobRegistry, nothing } from '../platform/jobs/job.js';
import { AutomaticLetters, receiptFile } from './automatic-letters.js';
import { type Dossier, senderOf } from './dossiers.js';
import type { Enclosure } from './letter-writer.js';

type Payload = PayloadOf<typeof acknowledge>;

@Injectable()
export class AcknowledgeJob implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly automatic: AutomaticLetters,
    private readonly receipts: CaseReceipts,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(acknowledge, (payload) => this.run(payload));
  }

  /** Every classification asks; a case is acknowledged once. */
  async run(payload: Payload): Promise<Effect> {
    const dossier = await this.automatic.due('acknowledgement', payload.caseId, (_tx, dossier, attempt) =>
      mayAcknowledge(dossier.state, senderOf(dossier), dossier.letters, attempt === 'attempting'),
    );
    if (!dossier) return nothing;
    const enclose = () => this.receiptOf(dossier);
    return this.automatic.send(dossier, 'acknowledgement', enclose, acknowledge.work(payload));
  }

  /** A ledger that is behind does not hold an acknowledgement back: the desk can hand the receipt out later. */
  private async receiptOf(dossier: Dossier): Promise<Enclosure[]> {
    const receipt = await this.database.transaction((tx) => this.receipts.receipt(tx, dossier.caseId, 'opening'));
    return receipt.ok ? [receiptFile('receipt', dossier, receipt.value)] : [];
  }
}
