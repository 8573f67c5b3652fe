/** Tries a draft of the law on past cases: what each would get under the law of today and under the draft. No case changes. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { CasesService, type ReceivedCase } from '../../cases/handle/cases.service.js';
import { SecondReading } from '../../cases/handle/second-reading.js';
import { readUnproved } from '../../catalogue/catalogue.js';
import { Catalogue } from '../../catalogue/catalogue.service.js';
import { withDraft } from '../../catalogue/draft/draft.js';
import { type Law, lawFor } from '../../catalogue/files/law.js';
import { judgeUnderBoth } from '../../domain/case/judged-again.js';
import { readOtherwise } from '../../domain/case/read-otherwise.js';
import { day } from '../../domain/kernel/day.js';
import { dayOf, endOf, type Instant, instantOf } from '../../domain/kernel/instant.js';
import { readAlike } from '../../domain/reading/law.js';
import { Database } from '../../platform/database/database.js';
import { defineJob, type PayloadOf } from '../../platform/database/job-contract.js';
import { type Effect, JobRegistry } from '../../platform/jobs/job.js';
import { AdoptedLaw } from './adopted-law.js';
import { LawDraftStore, type NewReplay, type Progress } from './law-draft.store.js';

export const replayDraft = defineJob('classification.replay_draft', z.strictObject({ replayId: z.uuid() }), {
  lane: 'reports',
});

/** Cases of one trial; the rest of the days is left for another. */
const MOST_CASES = 20_000;
const MOST_OUTCOMES = 500;
/** Cases between two reports of progress. */
const STRIDE = 100;

@Injectable()
export class LawReplayJob implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly catalogue: Catalogue,
    private readonly adopted: AdoptedLaw,
    private readonly store: LawDraftStore,
    private readonly readings: SecondReading,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(replayDraft, (payload) => this.run(payload));
  }

  async run({ replayId }: PayloadOf<typeof replayDraft>): Promise<Effect> {
    const asked = await this.database.transaction((tx) => this.store.replay(tx, replayId));
    if (asked?.state !== 'running') return async () => undefined;
    const after = await this.lawWith(asked);
    const ended: Progress = after ? await this.judge(asked, after) : { ...begun, state: 'failed' };
    return (tx) => this.store.progress(tx, replayId, ended);
  }

  /** Null when the draft is not what was recorded, or when the law of today is no longer the one it was checked against. */
  private async lawWith({ draftId, law }: NewReplay): Promise<Law | null> {
    const { sources, law: current } = this.catalogue;
    if (law !== current.hash) return null;
    return this.database.transaction(async (tx) => {
      const draft = (await this.adopted.drafts(tx)).find(draftId);
      const files = draft && (await this.adopted.textsOf(tx, draft));
      if (!files) return null;
      const read = readUnproved(withDraft(sources, files));
      return read.ok ? (lawFor(read.law, current.operator.code) ?? null) : null;
    });
  }

  private async judge(asked: NewReplay, after: Law): Promise<Progress> {
    const laws = { before: this.catalogue.law, after };
    // Where the draft changes how a message is read, each case is read again under both laws.
    const readings = readAlike(laws.before, after) ? null : await this.readings.begin(after);
    const change = async ({ id, state }: ReceivedCase) => {
      if (!readings || !state.facts) return judgeUnderBoth(state, laws, day(asked.day));
      const read = await readings.of(id, state.receivedAt);
      return read ? judgeUnderBoth(state, laws, day(asked.day), readOtherwise(state, read)) : undefined;
    };
    try {
      return await this.judgeAll(asked, change);
    } finally {
      await readings?.close();
    }
  }

  private async judgeAll(
    { id, since, until }: NewReplay,
    changeOf: (received: ReceivedCase) => Promise<Changed>,
  ): Promise<Progress> {
    const range = { from: instantOf(day(since), '00:00'), before: endOf(day(until)) };
    const total = await this.database.transaction((tx) => this.cases.countReceived(tx, range));
    let progress: Progress = { ...begun, total: Math.min(total, MOST_CASES) };
    let seen = 0;
    for await (const received of this.cases.received(range)) {
      if (seen === MOST_CASES) break;
      progress = added(progress, received, await changeOf(received));
      seen += 1;
      if (seen % STRIDE === 0) await this.database.transaction((tx) => this.store.progress(tx, id, progress));
    }
    return { ...progress, state: 'done' };
  }
}

type Changed = ReturnType<typeof judgeUnderBoth>;

const begun: Progress = { total: null, judged: 0, changed: 0, unjudged: 0, state: 'running', outcomes: [] };

function added(progress: Progress, { reference, state }: ReceivedCase, change: Changed): Progress {
  if (change === undefined) return { ...progress, unjudged: progress.unjudged + 1 };
  const judged = progress.judged + 1;
  if (!change) return { ...progress, judged };
  const { before, after, differences } = change;
  const outcome = {
    ...{ reference, receivedOn: dayOf(state.receivedAt as Instant), before, after },
    differences: differences.map(({ aspect, lost, gained }) => ({ aspect, lost: [...lost], gained: [...gained] })),
  };
  const outcomes = progress.outcomes.length < MOST_OUTCOMES ? [...progress.outcomes, outcome] : progress.outcomes;
  return { ...progress, judged, changed: progress.changed + 1, outcomes };
}
