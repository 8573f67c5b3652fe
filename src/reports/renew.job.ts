/** A published report is due for another archive time-stamp. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { type Effect, type Job, JobFailure, JobRegistry, nothing } from '../platform/jobs/job.js';
import { renewalTopic } from './edition/renewal.js';
import { RenewalService } from './renewal.service.js';

const Payload = z.strictObject({ period: z.string(), edition: z.int().positive() });
type Payload = z.infer<typeof Payload>;

@Injectable()
export class RenewJob implements Job<Payload>, OnModuleInit {
  readonly topic = renewalTopic;
  readonly payload = Payload;

  constructor(
    private readonly renewals: RenewalService,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  /** What was renewed is recorded by itself: a second run finds nothing due. */
  async run({ period, edition }: Payload): Promise<Effect> {
    const renewed = await this.renewals.renew(period, edition);
    if (!renewed.ok) throw new JobFailure(renewed.refusal.sentence.en, true);
    return nothing;
  }
}
