/** Whether each clock is started by something, and does something when it ends. */

import { inForce } from '../../classification/rule-book.js';
import { addHours } from '../../kernel/instant.js';
import { FAMILY_NUMBER } from '../../law/clock.js';
import type { Request } from './requests.js';
import { opened } from './walk.js';
import { service, type World } from './world.js';

export interface DeadClock {
  readonly code: string;
  readonly why: 'is started by nothing' | 'rings for no one when it ends';
}

/** Codes that a rule, a notice of a rule, or another clock names. */
function namedBy({ law, on }: World): string[] {
  const rules = inForce(law, on);
  return [
    ...rules.flatMap(({ deadlines }) => deadlines.map(({ code }) => code)),
    ...rules.flatMap(({ rule }) => Object.values(rule.later).flatMap(({ deadlines }) => deadlines)),
    ...rules.flatMap(({ notices }) => notices.flatMap(({ delay }) => delay ?? [])),
    ...law.clocks.flatMap(({ extension }) => extension ?? []),
  ];
}

/** An open case whose clock ends rings an alarm. */
function rings(request: Request, code: string, world: World): boolean {
  const moment = opened(request, world);
  const clock = moment.state.clocks.find((each) => each.code === code);
  if (!clock || moment.state.status !== 'open') return true;
  const later = { ...moment, now: addHours(clock.safeEnd as typeof moment.now, 1) };
  const rung = world.after(later, { type: 'watch_clocks' }, service);
  return rung?.state.rungs.some((each) => each.clock === code) ?? false;
}

/** Clocks of the law that are in force and that nothing starts, and those that end without an alarm. */
export function deadClocks(requests: readonly Request[], world: World): DeadClock[] {
  const { law, on } = world;
  const named = new Set(namedBy(world));
  const current = law.clocks.filter(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo));
  const idle = current.filter(
    ({ code, amount, use }) => amount !== FAMILY_NUMBER && use === undefined && !named.has(code),
  );
  const starting = new Map<string, Request>();
  for (const request of requests) {
    for (const { code } of world.classificationOf(request.facts).clocks)
      if (!starting.has(code)) starting.set(code, request);
  }
  const silent = [...starting].filter(([code, request]) => !rings(request, code, world));
  return [
    ...idle.map(({ code }): DeadClock => ({ code, why: 'is started by nothing' })),
    ...silent.map(([code]): DeadClock => ({ code, why: 'rings for no one when it ends' })),
  ];
}
