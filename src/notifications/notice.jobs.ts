/** Notifies people by mail, one mail for each person, and pages those on call, each under an id that stays the same on a retry. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { AccountStore } from '../access/account.store.js';
import { CasesService } from '../cases/handle/cases.service.js';
import { page, tell } from '../cases/handle/jobs.js';
import { NewsOfCase } from '../cases/handle/news.js';
import { CaseStore } from '../cases/rows/case.store.js';
import { NoticeHistory } from '../cases/rows/notice-history.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { secretOf } from '../domain/workflow/circuit.js';
import { Database } from '../platform/database/database.js';
import { defineJob, type PayloadOf } from '../platform/database/job-contract.js';
import { enqueueAll } from '../platform/database/outbox.js';
import type { Tx } from '../platform/database/transaction.js';
import { type Effect, JobRegistry, nothing } from '../platform/jobs/job.js';
import { Audiences } from './audience.js';
import { Messenger } from './messenger.js';
import { noticeOf, wordsOf } from './news.js';

const Id = z.uuid();
type About = PayloadOf<typeof page>;
type Told = PayloadOf<typeof tell>;

/** One mail to one person. */
const write = defineJob('approvals.write', NewsOfCase.extend({ person: z.uuid() }), { lane: 'alarms' });
type Written = PayloadOf<typeof write>;

@Injectable()
export class NoticeJobs implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly store: CaseStore,
    private readonly accounts: AccountStore,
    private readonly audiences: Audiences,
    private readonly history: NoticeHistory,
    private readonly messenger: Messenger,
    private readonly catalogue: Catalogue,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(tell, (told) => this.tell(told));
    this.registry.register(write, (written, id) => this.write(written, id));
    this.registry.register(page, (about, id) => this.page(about, id));
  }

  /** One piece of work for each person: a mail that fails is tried again without the others. */
  private async tell({ caseId, news, tells }: Told): Promise<Effect> {
    if (!this.messenger.writes) return nothing;
    return async (tx) => {
      const state = await this.cases.load(tx, caseId);
      if (!(await this.audiences.isStillNews(tx, caseId, state, news))) return;
      const people = await this.audiences.of(tx, state, tells);
      await enqueueAll(
        tx,
        people.map((person) => write.work({ caseId, news, person })),
      );
    };
  }

  private async write({ caseId, news, person }: Written, id: string): Promise<Effect> {
    const { summary, circuit, address, isNotified } = await this.database.transaction(async (tx) => ({
      summary: await this.store.find(tx, caseId),
      // Of the log: a row that says another circuit makes no words leave.
      circuit: (await this.cases.load(tx, caseId)).circuit,
      address: await this.accounts.addressOf(tx, person),
      isNotified: news.kind === 'message' && (await this.wasNotified(tx, caseId, person)),
    }));
    if (!summary || address === null || isNotified) return nothing;
    const { circuits, clocks } = this.catalogue.law;
    const words = wordsOf(news, secretOf(circuits).has(circuit), clocks);
    const notice = noticeOf(summary.reference, words, this.messenger.screen(`/cases/${caseId}`));
    return this.messenger.write(id, address, notice, { caseId, person }, (tx) =>
      this.history.told(tx, caseId, person, news),
    );
  }

  /** One mail is enough for messages without a reaction: a sender who floods a case does not flood the users' mailboxes. */
  private async wasNotified(tx: Tx, caseId: string, person: string): Promise<boolean> {
    const told = await this.history.toldOfMessageAt(tx, caseId, person);
    if (told === null) return false;
    const acted = (await this.cases.entries(tx, caseId)).findLast(({ actor }) => Id.safeParse(actor).success);
    return acted === undefined || acted.at <= told;
  }

  private async page({ caseId, news }: About, id: string): Promise<Effect> {
    const { summary, wanted } = await this.database.transaction(async (tx) => {
      const state = await this.cases.load(tx, caseId);
      const wanted = await this.audiences.isStillNews(tx, caseId, state, news);
      return { wanted, summary: await this.store.find(tx, caseId) };
    });
    if (!summary || !wanted) return nothing;
    const { kind, ...data } = news;
    const known = { reference: summary.reference, url: this.messenger.screen(`/cases/${caseId}`) };
    const page = { id, type: `greffe.${kind}`, data: { ...known, ...data } };
    return this.messenger.page(page, { caseId }, (tx) => this.history.paged(tx, caseId, news));
  }
}
