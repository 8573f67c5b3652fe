/** A change of capital or control that two people adopted comes in as any other signal does: kept, then read, then a case. */
import { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { reportChange } from '../directory/report-change.js';
import { Sovereignty } from '../directory/sovereignty.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { canonical } from '../domain/ledger/canonical.js';
import type { Signal } from '../domain/reading/reported-signal.js';
import type { PayloadOf } from '../platform/database/job-contract.js';
import { type Effect, JobRegistry, nothing } from '../platform/jobs/job.js';
import { IntakeService } from './intake.service.js';

/** Of every change: a later one joins the open case of an earlier one. */
const SUBJECT = 'sovereignty file';

@Injectable()
export class ReportChangeJob implements OnModuleInit {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly sovereignty: Sovereignty,
    private readonly intake: IntakeService,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(reportChange, (payload) => this.run(payload));
  }

  /** Asked again, it is the same arrival. */
  async run({ changeId }: PayloadOf<typeof reportChange>): Promise<Effect> {
    const { versions } = await this.sovereignty.list();
    const found = versions.find((version) => version.changeId === changeId);
    const signal: Signal = {
      ...{ specversion: '1.0', id: changeId, source: 'greffe', subject: SUBJECT },
      type: this.catalogue.law.sovereignty.signal,
      ...(found?.adopted && { time: found.adopted.at }),
      data: { version: changeId, articles: (found?.departures ?? []).map(({ cite }) => cite).join('; ') },
    };
    const source = Readable.from([Buffer.from(canonical(signal))]);
    const identity = `sovereignty/${changeId}`;
    valueOrFail(await this.intake.receive({ door: 'signal', source, identity, envelope: null }));
    return nothing;
  }
}
