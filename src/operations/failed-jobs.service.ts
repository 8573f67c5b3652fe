/** Failed jobs: listed, retried or settled by a person, each action with its entry in the log. */
import { Injectable } from '@nestjs/common';
import type { Person } from '../access/access.js';
import { wordsOfWork } from '../cases/alarms/work-words.js';
import { AlarmStore } from '../cases/rows/alarm.store.js';
import { WorkHistory } from '../cases/rows/work-history.js';
import { accept, type Refusal, type Result, refusal, refuse } from '../domain/kernel/result.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import { deadLetters, revive, settle } from '../platform/jobs/dead-letters.js';

/** Why the job need not be done any more. */
export const settlements = ['done_otherwise', 'no_longer_needed', 'never_possible'] as const;
export type Settlement = (typeof settlements)[number];

const SHOWN = 500;

const workUnknown: Refusal = refusal(
  'work-unknown',
  'not_found',
  'Aucun travail en échec ne porte cet identifiant : il a été repris ou réglé, ou n’a jamais existé.',
  'No failed job has this id: it was retried or settled, or never existed.',
);

@Injectable()
export class FailedJobs {
  constructor(
    private readonly database: Database,
    private readonly history: WorkHistory,
    private readonly alarms: AlarmStore,
  ) {}

  async list() {
    const letters = await deadLetters(this.database, SHOWN);
    return letters.map(({ diedAt, ...letter }) => ({
      ...letter,
      words: wordsOfWork(letter.topic),
      diedAt: diedAt.toISOString(),
    }));
  }

  retry(id: string, person: Person): Promise<Result<void>> {
    return attempt(this.database, async (tx) => {
      const topic = await revive(tx, id);
      if (topic === null) return refuse(workUnknown);
      await this.alarms.seeWork(tx, id, person.id);
      await this.history.retried(tx, id, topic, person.id);
      return accept(undefined);
    });
  }

  settle(id: string, why: Settlement, person: Person): Promise<Result<void>> {
    return attempt(this.database, async (tx) => {
      const topic = await settle(tx, id);
      if (topic === null) return refuse(workUnknown);
      await this.alarms.seeWork(tx, id, person.id);
      await this.history.settled(tx, id, topic, person.id, why);
      return accept(undefined);
    });
  }
}
