/** Tells the people of a desk by mail, one mail a person, and wakes those on call: each sent under an id that stays. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { AccountStore } from '../access/account.store.js';
import { CaseStore } from '../cases/case.store.js';
import { CasesService } from '../cases/cases.service.js';
import { page, tell } from '../cases/jobs.js';
import { NewsOfCase } from '../cases/news.js';
import { NoticeHistory } from '../cases/notice-history.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
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

/** Its cases say nothing of themselves outside the operator. */
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
    const { summary, address, heard } = await this.database.transaction(async (tx) => ({
      summary: await this.store.find(tx, caseId),
      address: await this.accounts.addressOf(tx, person),
      heard: news.kind === 'message' && (await this.hasHeard(tx, caseId, person)),
    }));
    if (!summary || address === null || heard) return nothing;
    const words = wordsOf(news, summary.circuit === SECRET, this.catalogue.law.clocks);
    const notice = noticeOf(summary.reference, words, this.messenger.screen(`/cases/${caseId}`));
    return this.messenger.write(id, address, notice, { caseId, person }, (tx) =>
      this.history.told(tx, caseId, person, news),
    );
  }

  /** One mail is enough for messages without a reaction: a sender who floods a case does not flood the users' mailboxes. */
  private async hasHeard(tx: Tx, caseId: string, person: string): Promise<boolean> {
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
