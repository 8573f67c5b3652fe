/** Dead letters: seen, tried again or settled by a person, each act with its entry in the log. */
import { Injectable } from '@nestjs/common';
import type { Person } from '../access/access.js';
import { AlarmStore } from '../cases/alarm.store.js';
import { WorkHistory } from '../cases/work-history.js';
import { wordsOfWork } from '../cases/work-words.js';
import { accept, type Refusal, type Result, refuse } from '../domain/kernel/result.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import { deadLetters, revive, settle } from '../platform/jobs/dead-letters.js';

/** Why nobody need do the work any more. */
export const settlements = ['done_otherwise', 'no_longer_needed', 'never_possible'] as const;
export type Settlement = (typeof settlements)[number];

const SHOWN = 500;

const workUnknown: Refusal = {
  code: 'work-unknown',
  kind: 'not_found',
  sentence: {
    fr: 'Aucun travail abandonné ne porte cet identifiant : il a été repris ou réglé, ou n’a jamais existé.',
    en: 'No work that was given up has this id: it was taken up again or settled, or never was.',
  },
};

@Injectable()
export class GivenUpWork {
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
