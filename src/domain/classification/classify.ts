/** Facts to advice: every item judged, then folded into one verdict with its reasons (rule X05). */
import type { Day } from '../kernel/day.js';
import type { FactName, RequestFacts } from '../law/fact.js';
import type { ApproverRole } from '../law/vocabulary.js';
import { type Classification, type ItemOutcome, isDue, type NoticeDue } from './classification.js';
import { itemsOf } from './item.js';
import { admitting, type Judgement, judge } from './judge.js';
import { rowOf } from './rule.js';
import { inForce, type RuleBook } from './rule-book.js';
import { strictest, strictestGag } from './strictness.js';

const union = <T>(lists: readonly (readonly T[])[]): T[] => [...new Set(lists.flat())];

const verdictOf = ({ outcome }: Judgement) => outcome.verdict;

function itemOutcome({ subject, ready, outcome, nearMisses }: Judgement): ItemOutcome {
  return { item: subject.item, row: ready.rule.id, verdict: outcome.verdict, nearMisses };
}

/**
 * One notice a code. Where silence is the rule for one item (CP 434-7-2), telling of another would break it; else, where one
 * item allows silence and another does not, silence is not allowed.
 */
function noticesOf(judgements: readonly Judgement[]): NoticeDue[] {
  const all = judgements.flatMap(({ notices }) => notices);
  return union([all.map(({ code }) => code)]).flatMap((code) => {
    const same = all.filter((notice) => notice.code === code);
    return same.find((notice) => !isDue(notice)) ?? same.find(({ unless }) => !unless) ?? same.slice(0, 1);
  });
}

/** Roles asked by each item; the longest demand of a role counts, not the sum. */
const rolesOf = (judgements: readonly Judgement[]): ApproverRole[] =>
  union(judgements.map(({ outcome }) => outcome.roles));

/** What is asked and on which texts always decides: it makes the items. */
const factsOf = (judgements: readonly Judgement[]): FactName[] =>
  union([['bases', 'categories'], ...judgements.map(({ facts }) => facts)]);

interface Lead {
  readonly row: string | null;
  readonly rule: string;
  readonly verdict: Classification['verdict'];
  readonly legal: readonly string[];
  readonly circuit: string;
}

function leadOf(judgements: readonly Judgement[], book: RuleBook): Lead {
  const placed = judgements.toSorted((left, right) => left.ready.rank - right.ready.rank);
  const [best] = placed;
  if (!best) throw new RangeError('A request has at least one item.');
  const rules = new Set(judgements.map(({ ready }) => ready.rank));
  const bases = new Set(judgements.map(({ subject }) => subject.item.basis));
  const someAdmit = judgements.some((one) => admitting.includes(verdictOf(one)));
  const secret = judgements.some((one) => verdictOf(one) === 'SECRET_CELL');
  if (rules.size > 1 && bases.size > 1 && someAdmit && !secret) {
    const { id, legal, circuit } = book.split;
    return { row: id, rule: id, verdict: 'SPLIT', legal, circuit };
  }
  const { rule } = best.ready;
  const { verdict, circuit } = strictest(judgements, verdictOf).outcome;
  return { row: rowOf(rule), rule: rule.id, verdict, legal: rule.legal, circuit };
}

/** What a book that one proof asks over and over said already of one day. */
interface Kept {
  readonly day: Day;
  readonly byFacts: WeakMap<RequestFacts, Classification>;
  readonly byText: Map<string, Classification>;
}
const kept = new WeakMap<RuleBook, Kept>();

/** From now on the book is asked once for the same facts of the day: for as long as it lives, so never a book of the service. */
export function keepAdvice(book: RuleBook, day: Day): void {
  kept.set(book, { day, byFacts: new WeakMap(), byText: new Map() });
}

/**
 * The advice of the rules in force on a civil day. ADMIT only when every check the row asks for holds; an unknown check
 * leaves ADMIT_COND with the check listed, and nothing may leave before a person confirms it; an unknown zone never admits.
 */
export function classify(facts: RequestFacts, book: RuleBook, day: Day): Classification {
  const known = kept.get(book);
  if (known?.day !== day) return adviceOn(facts, book, day);
  const { byFacts, byText } = known;
  const same = byFacts.get(facts);
  if (same) return same;
  const text = JSON.stringify(facts);
  const advice = byText.get(text) ?? adviceOn(facts, book, day);
  byText.set(text, advice);
  byFacts.set(facts, advice);
  return advice;
}

function adviceOn(facts: RequestFacts, book: RuleBook, day: Day): Classification {
  const rules = inForce(book, day);
  const judgements = itemsOf(facts, book.instrumentsByCode).map((item) => judge({ facts, item }, rules));
  const lead = leadOf(judgements, book);
  const strict = strictest(judgements, verdictOf);
  const redirect = strict.ready.rule.route.redirect;
  return {
    row: lead.row,
    rule: lead.rule,
    verdict: lead.verdict,
    grounds: union(judgements.map(({ outcome }) => outcome.grounds)),
    notices: noticesOf(judgements),
    deadlines: union(judgements.map(({ deadlines }) => deadlines)),
    gag: strictestGag(judgements.map(({ ready }) => ready.rule.gag)),
    circuit: lead.circuit,
    approvers: rolesOf(judgements),
    letterBlocks: union(judgements.map(({ outcome }) => outcome.letterBlocks)),
    ...(redirect !== undefined && { redirect }),
    failing: union(judgements.map(({ failing }) => failing)),
    unknown: union(judgements.map(({ unknown }) => unknown)),
    facts: factsOf(judgements),
    articles: union([lead.legal, ...judgements.map(({ ready }) => ready.rule.legal)]),
    counsel: union(judgements.map(({ ready }) => ready.rule.counsel ?? [])),
    items: judgements.map(itemOutcome),
  };
}
