/** Alarms for failed jobs and for what expires: by mail and by the pager, in fixed words, once. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { AccountStore } from '../access/account.store.js';
import { expiryNotice, isOfSovereignty, workNotice } from '../cases/alarms/work-words.js';
import { tellOfWork } from '../cases/handle/jobs.js';
import { FailedJob } from '../cases/handle/news.js';
import { AlarmStore } from '../cases/rows/alarm.store.js';
import { WorkHistory } from '../cases/rows/work-history.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { dayOf } from '../domain/kernel/instant.js';
import { endOfTopic } from '../domain/law/expiry-words.js';
import type { Role } from '../domain/law/vocabulary.js';
import { Database } from '../platform/database/database.js';
import { defineJob, type PayloadOf } from '../platform/database/job-contract.js';
import { enqueue, enqueueAll } from '../platform/database/outbox.js';
import { type Effect, JobRegistry, nothing } from '../platform/jobs/job.js';
import { Messenger } from './messenger.js';

const write = defineJob('approvals.write_of_work', FailedJob.extend({ person: z.uuid() }), { lane: 'alarms' });
const page = defineJob('approvals.page_of_work', FailedJob, { lane: 'alarms' });
type Written = PayloadOf<typeof write>;

/** Who takes it up again, or settles it. */
const hearers: readonly Role[] = ['head_of_legal', 'administrator'];
/** The jobs that notify of failed jobs; when one of these fails, no further notice is sent: the alarm stays on the screen. */
const own: readonly string[] = [tellOfWork, write, page].map(({ topic }) => topic);

@Injectable()
export class WorkAlarm implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly alarms: AlarmStore,
    private readonly accounts: AccountStore,
    private readonly history: WorkHistory,
    private readonly messenger: Messenger,
    private readonly catalogue: Catalogue,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(tellOfWork, async (failed) => this.tell(failed));
    this.registry.register(write, (written, id) => this.write(written, id));
    this.registry.register(page, (failed, id) => this.page(failed, id));
    this.registry.onFinalFailure(async (tx, { id: work, topic }) => {
      if (own.includes(topic)) return;
      await enqueue(tx, tellOfWork.work({ work, topic }));
    });
  }

  /** A relay that is down makes a hundred letters fail: the first pages people, and another one after an hour. */
  private tell({ work, topic }: FailedJob): Effect {
    return async (tx) => {
      if (!(await this.alarms.tells(tx, work))) return;
      const people = this.messenger.writes ? await this.accounts.open(tx, [], this.hearersOf(topic)) : [];
      await enqueueAll(tx, [
        page.work({ work, topic }),
        ...people.map((person) => write.work({ work, topic, person })),
      ]);
    };
  }

  private async write({ work, topic, person }: Written, id: string): Promise<Effect> {
    const { address, today } = await this.database.transaction(async (tx) => ({
      address: (await this.alarms.isWaiting(tx, work)) ? await this.accounts.addressOf(tx, person) : null,
      today: dayOf(await this.database.now(tx)),
    }));
    if (address === null) return nothing;
    const end = endOfTopic(topic);
    const screen = this.screen(topic);
    const notice = end ? expiryNotice(end, today, screen) : workNotice(topic, screen);
    return this.messenger.write(id, address, notice, { work, person }, (tx) =>
      this.history.told(tx, work, topic, person),
    );
  }

  private async page({ work, topic }: FailedJob, id: string): Promise<Effect> {
    if (!(await this.database.transaction((tx) => this.alarms.isWaiting(tx, work)))) return nothing;
    const page = { id, type: 'greffe.work', data: { work, topic, url: this.screen(topic) } };
    return this.messenger.page(page, { work }, (tx) => this.history.paged(tx, work, topic));
  }

  /** Texts to read again are notified to the role that answers for them. */
  private hearersOf(topic: string): readonly Role[] {
    return endOfTopic(topic)?.kind === 'source' ? [this.catalogue.law.upkeep.sources.owner] : hearers;
  }

  private screen(topic: string): string {
    if (topic.startsWith('law.') || endOfTopic(topic)?.kind === 'source') return this.messenger.screen('/law/upkeep');
    const ofFile = isOfSovereignty(topic) || endOfTopic(topic)?.kind === 'change_notice';
    if (ofFile) return this.messenger.screen('/registry?view=sovereignty');
    if (topic.startsWith('roster.')) return this.messenger.screen('/on-call');
    const ofService = /^(?:ledger|machines)\./.test(topic) || endOfTopic(topic) !== null;
    return this.messenger.screen(`/people?view=${ofService ? 'service' : 'work'}`);
  }
}
