/** A published report is due for another archive time-stamp. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { valueOrFail } from '../../domain/kernel/result.js';
import type { PayloadOf } from '../../platform/database/job-contract.js';
import { type Effect, JobRegistry, nothing } from '../../platform/jobs/job.js';
import { renew } from '../edition/renewal.js';
import { RenewalService } from './renewal.service.js';

type Payload = PayloadOf<typeof renew>;

@Injectable()
export class RenewJob implements OnModuleInit {
  constructor(
    private readonly renewals: RenewalService,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(renew, (payload) => this.run(payload));
  }

  /** What was renewed is recorded by itself: a second run finds nothing due. */
  async run({ period, edition }: Payload): Promise<Effect> {
    valueOrFail(await this.renewals.renew(period, edition));
    return nothing;
  }
}
