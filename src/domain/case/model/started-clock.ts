/** Clocks that an event after receipt starts: which of them the rule of the case names, and how they join those that run. */
import { inForce } from '../../classification/rule-book.js';
import { dayOf, type Instant } from '../../kernel/instant.js';
import { clockOn, type LaterStart } from '../../law/clock.js';
import { deadlineOf } from '../../law/deadline.js';
import type { Notice } from '../../law/vocabulary.js';
import type { Circumstances } from './circumstances.js';
import type { Clock } from './event-schema.js';
import { countedFrom } from './service.js';
import { clocksOf } from './shortened-clock.js';
import type { CaseState } from './state.js';

export interface Started {
  readonly start: LaterStart;
  readonly clocks: Clock[];
  readonly notices: Notice[];
}

/** What the rule of the case says of events after receipt, as it was in force that day. */
export function laterOf({ classification, receivedAt }: CaseState, { rules }: Pick<Circumstances, 'rules'>) {
  if (!classification) return {};
  const named = inForce(rules, dayOf(receivedAt as Instant)).find(({ rule }) => rule.id === classification.rule);
  return named?.rule.later ?? {};
}

/** A clock that the law counts from the receipt ends by that, whatever day it begins to matter. */
function startedAt(code: string, from: Instant, state: CaseState, at: Circumstances): Clock {
  const law = dayOf(state.receivedAt as Instant);
  const isOfReceipt = clockOn(code, law, at.clocks)?.starts === 'receipt';
  const counted = isOfReceipt ? countedFrom(state) : from;
  const { legalEnd, safeEnd } = deadlineOf(code, counted, at, isOfReceipt ? law : dayOf(from));
  return { code, legalEnd, safeEnd, startsAt: counted };
}

/** The clocks and notices that the event starts in this case; null where the rule names none. */
export function startedBy(start: LaterStart, from: Instant, state: CaseState, at: Circumstances): Started | null {
  const later = laterOf(state, at)[start];
  if (!later) return null;
  const clocks = later.deadlines.map((code) => startedAt(code, from, state, at));
  return { start, clocks, notices: [...later.notify] };
}

/** The clocks of the law with those that events started: one of each code, the started one last. */
export const withStarted = (computed: readonly Clock[], started: readonly Clock[]): Clock[] => [
  ...computed.filter(({ code }) => started.every((clock) => clock.code !== code)),
  ...started,
];

/** The state in which these clocks run besides. */
export function running(state: CaseState, clocks: readonly Clock[]): CaseState {
  const started = withStarted(state.started ?? [], clocks);
  const computed = withStarted(state.computed, started);
  return { ...state, started, computed, clocks: clocksOf(computed, state.deadlines) };
}
