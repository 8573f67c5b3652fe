/** Work that every attempt failed at wakes people: by mail and by the pager, in ids and closed words, once. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { AccountStore } from '../auth/account.store.js';
import { AlarmStore } from '../cases/alarm.store.js';
import { WorkHistory } from '../cases/work-history.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import type { Role } from '../domain/law/vocabulary.js';
import { Database } from '../platform/database/database.js';
import { Logger } from '../platform/logger.js';
import { Mailer } from '../platform/mailer.js';
import { Pager } from '../platform/pager.js';
import { type Effect, type Job, JobFailure, JobRegistry } from '../platform/queue/job.js';
import { enqueue, enqueueAll } from '../platform/queue/outbox.js';
import { Settings } from '../platform/settings.js';
import { workNotice } from './work-words.js';

const Lost = z.strictObject({ work: z.uuid(), topic: z.string() });
type Lost = z.infer<typeof Lost>;
const Written = Lost.extend({ person: z.uuid() });

/** Who takes it up again, or settles it. */
const hearers: readonly Role[] = ['head_of_legal', 'administrator'];
/** What tells of given-up work; where it is itself given up nobody is told by it again: the alarm stands on the screen. */
const own = {
  tell: 'approvals.tell_of_work',
  write: 'approvals.write_of_work',
  page: 'approvals.page_of_work',
} as const;

const nothing: Effect = async () => undefined;

@Injectable()
export class WorkAlarm implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly alarms: AlarmStore,
    private readonly accounts: AccountStore,
    private readonly history: WorkHistory,
    private readonly mailer: Mailer,
    private readonly pager: Pager,
    private readonly settings: Settings,
    private readonly catalogue: Catalogue,
    private readonly logger: Logger,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    const tell: Job<Lost> = { topic: own.tell, payload: Lost, run: async (lost) => this.tell(lost) };
    const write: Job<z.infer<typeof Written>> = {
      topic: own.write,
      payload: Written,
      run: (written, id) => this.write(written, id),
    };
    const page: Job<Lost> = { topic: own.page, payload: Lost, run: (lost, id) => this.page(lost, id) };
    this.registry.register(tell as Job, write as Job, page as Job);
    this.registry.onGivenUp(async (tx, { id: work, topic }) => {
      if (Object.values<string>(own).includes(topic)) return;
      await enqueue(tx, { topic: own.tell, payload: { work, topic } });
    });
  }

  /** A relay that is down gives up a hundred letters: the first of them wakes people, and another after an hour. */
  private tell({ work, topic }: Lost): Effect {
    return async (tx) => {
      if (!(await this.alarms.tells(tx, work))) return;
      const people = this.settings.mailUrl === undefined ? [] : await this.accounts.open(tx, [], hearers);
      await enqueueAll(tx, [
        { topic: own.page, payload: { work, topic } },
        ...people.map((person) => ({ topic: own.write, payload: { work, topic, person } })),
      ]);
    };
  }

  private async write({ work, topic, person }: z.infer<typeof Written>, id: string): Promise<Effect> {
    const address = await this.database.transaction(async (tx) =>
      (await this.alarms.isWaiting(tx, work)) ? this.accounts.addressOf(tx, person) : null,
    );
    if (address === null) return nothing;
    const posting = await this.mailer.send({
      to: [address],
      ...workNotice(topic, this.screen(topic)),
      attachments: [],
      messageId: `${id}@${this.catalogue.law.operator.operator.legalDesk.split('@')[1] ?? 'localhost'}`,
      automatic: true,
    });
    this.logger.log('A person was told of given-up work by mail.', { work, person, outcome: posting.outcome });
    if (posting.outcome === 'not_configured') return nothing;
    if (posting.outcome === 'sent') return (tx) => this.history.told(tx, work, topic, person);
    const again = posting.outcome === 'temporary';
    throw new JobFailure('The relay does not take the notice to this person: check their address.', again);
  }

  private async page({ work, topic }: Lost, id: string): Promise<Effect> {
    if (!(await this.database.transaction((tx) => this.alarms.isWaiting(tx, work)))) return nothing;
    const paging = await this.pager.page({ id, type: 'greffe.work', data: { work, topic, url: this.screen(topic) } });
    this.logger.log('The pager was called.', { work, outcome: paging.outcome });
    if (paging.outcome === 'not_configured') return nothing;
    if (paging.outcome === 'failed') throw new JobFailure('The pager did not take the call: it is tried again.', true);
    return (tx) => this.history.paged(tx, work, topic);
  }

  private screen(topic: string): string {
    return `${this.settings.publicUrl ?? `http://localhost:${this.settings.httpPort}`}/people?view=${topic.startsWith('ledger.') ? 'service' : 'work'}`;
  }
}
