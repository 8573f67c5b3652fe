/** What the head of legal distributes work by. */
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { permissions } from '../domain/case/permission.js';
import { addDays } from '../domain/kernel/day.js';
import { dayOf, endOf, instantFromMilliseconds, millisecondsOf } from '../domain/kernel/instant.js';
import { Database } from '../platform/database/database.js';
import { WorkloadStore } from './workload.store.js';

/** Least days of each bracket of age. */
const AGES = [0, 1, 3, 7, 14, 30];
const DAYS_OF_A_WEEK = 7;
const DAYS_OF_ABSENCES = 14;
const DAYS_OF_CLOSED = 90;
const DAY_MILLISECONDS = 86_400_000;

@Injectable()
export class WorkloadService {
  constructor(
    private readonly database: Database,
    private readonly store: WorkloadStore,
    private readonly catalogue: Catalogue,
  ) {}

  read() {
    return this.database.transaction(async (tx) => {
      const asOf = await this.database.now(tx);
      const later = (days: number) => instantFromMilliseconds(millisecondsOf(asOf) + days * DAY_MILLISECONDS);
      const today = dayOf(asOf);
      const days = Array.from({ length: DAYS_OF_A_WEEK }, (_, at) => addDays(today, at));
      const ends = new Map(
        (await this.store.ends(tx, asOf, endOf(addDays(today, DAYS_OF_A_WEEK - 1)))).map((each) => [
          each.day,
          each.ends,
        ]),
      );
      const titles = new Map(this.catalogue.law.circuits.map(({ code, title }) => [code, title]));
      return {
        asOf,
        people: await this.store.people(tx, asOf, permissions['case.prepare']),
        ages: await this.store.ages(tx, asOf, AGES),
        week: days.map((day) => ({ day, ends: ends.get(day) ?? 0 })),
        closed: (await this.store.closed(tx, later(-DAYS_OF_CLOSED))).map((each) => ({
          ...each,
          title: titles.get(each.circuit) ?? { fr: each.circuit, en: each.circuit },
        })),
        absences: await this.store.absences(tx, asOf, later(DAYS_OF_ABSENCES)),
      };
    });
  }
}
