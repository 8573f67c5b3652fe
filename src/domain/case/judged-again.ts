/** What another law would say of a case that was judged; the case stays as it is. */
import { classify } from '../classification/classify.js';
import { adviceOf, type Change, compare } from '../classification/compare.js';
import type { DecisionName } from '../classification/rule.js';
import type { RuleBook } from '../classification/rule-book.js';
import { settled, settlementsOf } from '../classification/settlement.js';
import type { Day } from '../kernel/day.js';
import { dayOf, type Instant, instantOf, withOffset } from '../kernel/instant.js';
import type { ClockLaw } from '../law/deadline.js';
import { countedFrom } from './model/service.js';
import type { CaseState } from './model/state.js';

type JudgingLaw = RuleBook & ClockLaw;
type Judged = Pick<CaseState, 'facts' | 'classification' | 'receivedAt' | 'service'>;

/** @param decided what the head of legal decided: it stands where the law still offers it */
function judge(
  facts: NonNullable<Judged['facts']>,
  law: JudgingLaw,
  receivedAt: Instant,
  { decided, from }: { readonly decided?: DecisionName | undefined; readonly from?: Instant } = {},
) {
  const judged = classify(facts, law, dayOf(receivedAt));
  const offer = settlementsOf(judged, facts, law, dayOf(receivedAt)).find(({ decision }) => decision === decided);
  return adviceOf(offer ? { ...judged, ...settled(judged, offer, facts) } : judged, receivedAt, law, from);
}

/**
 * The change from what is on record to what the law would say on the day of receipt, null for none. Undefined for a case
 * on which the rules have not spoken, or not yet since a person corrected a fact.
 */
export function judgeAgain(judged: Judged, law: JudgingLaw): Change | null | undefined {
  const { facts, classification, receivedAt } = judged;
  if (!facts || !classification) return undefined;
  const { decided } = classification;
  return compare(classification, judge(facts, law, receivedAt as Instant, { decided, from: countedFrom(judged) }));
}

/**
 * The change from one law to another, as if the request came in on that day, at its own time of day: so a draft with a date
 * in the future can be tried on past cases. Undefined for a case that the rules have not judged.
 * @param readAfter the facts of the same case as the other law reads them
 */
export function judgeUnderBoth(
  { facts, classification, receivedAt }: Judged,
  laws: { readonly before: JudgingLaw; readonly after: JudgingLaw },
  on: Day,
  readAfter = facts,
): Change | null | undefined {
  if (!facts || !readAfter || !classification) return undefined;
  const at = instantOf(on, withOffset(receivedAt as Instant).slice(11, 19));
  return compare(judge(facts, laws.before, at), judge(readAfter, laws.after, at));
}
