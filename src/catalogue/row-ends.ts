/** How the requests of each row end: of each verdict that the cases of the row show, the first of them, to each of its ends. */
import { type Course, courseOf } from '../domain/case/lifecycle/course.js';
import { World } from '../domain/case/lifecycle/world.js';
import { nationalCalendar } from '../domain/law/calendar.js';
import type { RequestFacts } from '../domain/law/fact.js';
import type { CommonLaw } from './files/law.js';

/** A case that a jurist wrote, with the day on which it is judged. */
export interface DatedFacts {
  readonly day: string;
  readonly facts: RequestFacts;
}

export interface RowEnds extends Course {
  readonly row: string;
  readonly facts: RequestFacts;
}

/** In the order of the cases. A request that is several has no row: the verdict stands in its place. */
export function rowEnds(law: CommonLaw, cases: readonly DatedFacts[]): RowEnds[] {
  const worlds = new Map<string, World>();
  const found = new Map<string, RowEnds>();
  for (const { day, facts } of cases) {
    const world = worlds.get(day) ?? new World({ ...law, calendar: nationalCalendar }, day);
    worlds.set(day, world);
    const { row, verdict } = world.judge(facts);
    const name = `${row} ${verdict}`;
    if (row !== null && !found.has(name)) found.set(name, { row, facts, ...courseOf(facts, world) });
  }
  return [...found.values()];
}
