/** Clocks that run, each with the law that set it. */
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { dayOf, type Instant } from '../domain/kernel/instant.js';
import type { Bilingual } from '../domain/kernel/result.js';
import { clockOn } from '../domain/law/clock.js';
import { deadlineOf } from '../domain/law/deadline.js';
import { Database } from '../platform/database/database.js';
import { type DeadlineFilter, DeadlineStore, type RunningClock } from './deadline.store.js';
import { QueueService } from './queue.service.js';
import type { QueuedCase } from './queued-case.js';

export interface DeadlineWindow extends DeadlineFilter {
  readonly asOf?: string | undefined;
  readonly limit: number;
  readonly skip: number;
}

export interface ExplainedClock extends RunningClock, Pick<QueuedCase, 'headline'> {
  readonly title: Bilingual;
  readonly articles: string[];
  readonly computation: Bilingual[];
  readonly setByAuthority: boolean;
}

@Injectable()
export class DeadlinesService {
  constructor(
    private readonly database: Database,
    private readonly store: DeadlineStore,
    private readonly queue: QueueService,
    private readonly catalogue: Catalogue,
  ) {}

  /** One page and how many there are in all; later pages state the instant of the first, so that none moves. */
  async page({ asOf: asked, limit, skip, ...filter }: DeadlineWindow) {
    const { total, clocks, asOf, headlines } = await this.database.transaction(async (tx) => {
      const asOf = asked ?? (await this.database.now(tx));
      const clocks = await this.store.page(tx, filter, asOf, { limit, skip });
      const headlines = await this.queue.headlines(
        tx,
        clocks.map(({ caseId }) => caseId),
      );
      return { asOf, clocks, headlines, total: await this.store.count(tx, filter, asOf) };
    });
    const ladder = this.catalogue.law.escalation.rungs.map(({ code, left, minutesAfter, alarm }) => ({
      ...{ code, left, minutesAfter, alarm },
    }));
    const deadlines = clocks.map((clock) => ({
      ...this.explained(clock),
      headline: headlines.get(clock.caseId) ?? null,
    }));
    return { deadlines, total, asOf, ladder };
  }

  /** A code that the law no longer knows is shown by its code, and still runs. */
  private explained(clock: RunningClock): Omit<ExplainedClock, 'headline'> {
    const { code, startsAt, safeEnd } = clock;
    const { law } = this.catalogue;
    if (!clockOn(code, dayOf(startsAt as Instant), law.clocks)) {
      return { ...clock, title: { fr: code, en: code }, articles: [], computation: [], setByAuthority: false };
    }
    const { title, articles, steps, safeEnd: computed } = deadlineOf(code, startsAt as Instant, law);
    return {
      ...clock,
      title,
      articles: [...articles],
      computation: [...steps],
      setByAuthority: computed !== safeEnd,
    };
  }
}
