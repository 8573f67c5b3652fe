/** Brings what the portal wrote of a delivery to its case: the receipt, and what people must look at. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CasesService } from '../../cases/handle/cases.service.js';
import { deliveryNews } from '../../cases/handle/jobs.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { Ledger } from '../../ledger/ledger.js';
import type { PayloadOf } from '../../platform/database/job-contract.js';
import { type Effect, JobRegistry } from '../../platform/jobs/job.js';

type Payload = PayloadOf<typeof deliveryNews>;

const actor = { kind: 'system', room: 'production' } as const;
/** One wrong code is a slip; a link that is used again or too late is not, nor is a code that no one has left. */
const MISUSES: readonly string[] = ['used', 'over', 'locked'];
const MOST_SLIPS = 5;

@Injectable()
export class DeliveryNewsJob implements OnModuleInit {
  constructor(
    private readonly cases: CasesService,
    private readonly ledger: Ledger,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(deliveryNews, (payload, id) => this.run(payload, id));
  }

  async run({ caseId, deliveryId }: Payload, outboxId: string): Promise<Effect> {
    return async (tx) => {
      const entries = await this.ledger.read(tx, `delivery/${deliveryId}`);
      const refused = entries.flatMap(({ type, data }) =>
        type === 'delivery.refused' ? [String((data as { why?: unknown }).why)] : [],
      );
      const slips = refused.filter((why) => why === 'code').length;
      const command = {
        ...({ type: 'note_delivery_use', deliveryId } as const),
        received: entries.some(({ type }) => type === 'delivery.received'),
        misused: slips >= MOST_SLIPS || refused.some((why) => MISUSES.includes(why)),
      };
      valueOrFail(await this.cases.handleIn(tx, caseId, command, { actor, key: outboxId }));
    };
  }
}
