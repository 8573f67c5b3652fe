/** Acknowledges a request once, automatically, when nothing speaks against it. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { acknowledge } from '../../cases/handle/jobs.js';
import { CaseReceipts } from '../../cases/http/case-receipts.js';
import { mayAcknowledge } from '../../domain/case/letters/acknowledgement.js';
import { Database } from '../../platform/database/database.js';
import type { PayloadOf } from '../../platform/database/job-contract.js';
import { type Effect, JobRegistry, nothing } from '../../platform/jobs/job.js';
import { type LoadedCase, senderOf } from '../writing/letter-context-loader.js';
import type { Enclosure } from '../writing/letter-writer.js';
import { AutomaticLetters, receiptFile } from './automatic-letters.js';

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
    const loaded = await this.automatic.due('acknowledgement', payload.caseId, (_tx, loaded, attempt) =>
      mayAcknowledge(loaded.state, senderOf(loaded), loaded.receipts, attempt === 'attempting'),
    );
    if (!loaded) return nothing;
    const enclose = () => this.receiptOf(loaded);
    return this.automatic.send(loaded, 'acknowledgement', enclose, acknowledge.work(payload));
  }

  /** A ledger that is behind does not hold an acknowledgement back: the desk can hand the receipt out later. */
  private async receiptOf(loaded: LoadedCase): Promise<Enclosure[]> {
    const receipt = await this.database.transaction((tx) => this.receipts.receipt(tx, loaded.caseId, 'opening'));
    return receipt.ok ? [receiptFile('receipt', loaded, receipt.value)] : [];
  }
}
