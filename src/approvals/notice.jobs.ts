/** Tells the people of a desk by mail, one mail a person, and wakes those on call: each sent under an id that stays. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { AccountStore } from '../auth/account.store.js';
import { CaseStore } from '../cases/case.store.js';
import { CasesService } from '../cases/cases.service.js';
import { NoticeHistory } from '../cases/notice-history.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { Audience } from '../domain/workflow/escalation.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { Logger } from '../platform/logger.js';
import { Mailer } from '../platform/mailer.js';
import { Pager } from '../platform/pager.js';
import { type Effect, type Job, JobFailure, JobRegistry } from '../platform/queue/job.js';
import { enqueueAll } from '../platform/queue/outbox.js';
import { Settings } from '../platform/settings.js';
import { Audiences } from './audience.js';
import { News, noticeOf, wordsOf } from './news.js';

const Id = z.uuid();
const About = z.strictObject({ caseId: z.uuid(), news: News });
const Told = About.extend({ tells: z.array(Audience) });
const Written = About.extend({ person: z.uuid() });

const nothing: Effect = async () => undefined;
/** Its cases say nothing of themselves outside the house. */
const SECRET = 'secret_cell';

@Injectable()
export class NoticeJobs implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly store: CaseStore,
    private readonly accounts: AccountStore,
    private readonly audiences: Audiences,
    private readonly history: NoticeHistory,
    private readonly mailer: Mailer,
    private readonly pager: Pager,
    private readonly settings: Settings,
    private readonly catalogue: Catalogue,
    private readonly logger: Logger,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    const tell: Job<z.infer<typeof Told>> = {
      topic: 'approvals.tell',
      payload: Told,
      run: (told) => this.tell(told),
    };
    const write: Job<z.infer<typeof Written>> = {
      topic: 'approvals.write',
      payload: Written,
      run: (written, id) => this.write(written, id),
    };
    const page: Job<z.infer<typeof About>> = {
      topic: 'approvals.page',
      payload: About,
      run: (about, id) => this.page(about, id),
    };
    this.registry.register(tell as Job, write as Job, page as Job);
  }

  /** One piece of work for each person: a mail that fails is tried again without the others. */
  private async tell({ caseId, news, tells }: z.infer<typeof Told>): Promise<Effect> {
    if (this.settings.mailUrl === undefined) return nothing;
    return async (tx) => {
      const state = await this.cases.load(tx, caseId);
      if (!(await this.audiences.isStillNews(tx, caseId, state, news))) return;
      const people = await this.audiences.of(tx, state, tells);
      await enqueueAll(
        tx,
        people.map((person) => ({ topic: 'approvals.write', payload: { caseId, news, person } })),
      );
    };
  }

  private async write({ caseId, news, person }: z.infer<typeof Written>, id: string): Promise<Effect> {
    const { summary, address, heard } = await this.database.transaction(async (tx) => ({
      summary: await this.store.find(tx, caseId),
      address: await this.accounts.addressOf(tx, person),
      heard: news.kind === 'message' && (await this.hasHeard(tx, caseId, person)),
    }));
    if (!summary || address === null || heard) return nothing;
    const words = wordsOf(news, summary.circuit === SECRET);
    const posting = await this.mailer.send({
      to: [address],
      ...noticeOf(summary.reference, words, `${this.house()}/cases/${caseId}`),
      attachments: [],
      messageId: `${id}@${this.mailDomain()}`,
      automatic: true,
    });
    this.logger.log('A person was told by mail.', { caseId, person, outcome: posting.outcome });
    if (posting.outcome === 'not_configured') return nothing;
    if (posting.outcome === 'sent') return (tx) => this.history.told(tx, caseId, person, news);
    const again = posting.outcome === 'temporary';
    throw new JobFailure('The relay does not take the notice to this person: check their address.', again);
  }

  /** Of messages on which nobody acted one mail is enough: whoever floods a case floods no mailbox of the house. */
  private async hasHeard(tx: Tx, caseId: string, person: string): Promise<boolean> {
    const told = await this.history.toldOfMessageAt(tx, caseId, person);
    if (told === null) return false;
    const acted = (await this.cases.entries(tx, caseId)).findLast(({ actor }) => Id.safeParse(actor).success);
    return acted === undefined || acted.at <= told;
  }

  private async page({ caseId, news }: z.infer<typeof About>, id: string): Promise<Effect> {
    const { summary, wanted } = await this.database.transaction(async (tx) => {
      const state = await this.cases.load(tx, caseId);
      const wanted = await this.audiences.isStillNews(tx, caseId, state, news);
      return { wanted, summary: await this.store.find(tx, caseId) };
    });
    if (!summary || !wanted) return nothing;
    const { kind, ...data } = news;
    const known = { reference: summary.reference, url: `${this.house()}/cases/${caseId}` };
    const paging = await this.pager.page({ id, type: `greffe.${kind}`, data: { ...known, ...data } });
    this.logger.log('The pager was called.', { caseId, outcome: paging.outcome });
    if (paging.outcome === 'not_configured') return nothing;
    if (paging.outcome === 'failed') throw new JobFailure('The pager did not take the call: it is tried again.', true);
    return (tx) => this.history.paged(tx, caseId, news);
  }

  private house(): string {
    return this.settings.publicUrl ?? `http://localhost:${this.settings.httpPort}`;
  }

  private mailDomain(): string {
    return this.catalogue.law.operator.operator.legalDesk.split('@')[1] ?? 'localhost';
  }
}
