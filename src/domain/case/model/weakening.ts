/** Whether a correction would weaken the judgement: by the facts themselves, and by what the rules say before and after. */
import type { Classification } from '../../classification/classification.js';
import { classify } from '../../classification/classify.js';
import { admitting } from '../../classification/judge.js';
import type { RuleBook } from '../../classification/rule-book.js';
import { strictest } from '../../classification/strictness.js';
import { dayOf, type Instant } from '../../kernel/instant.js';
import type { RequestFacts } from '../../law/fact.js';
import type { ApproverRole, IssuerZone, Verdict } from '../../law/vocabulary.js';
import type { Circuits } from '../../workflow/circuit.js';
import type { Clock } from './event-schema.js';
import { type Demand, holdsAll, strictestRoles } from './floor.js';
import type { Weakening } from './vocabulary.js';

/** Zones that a correction leaves only with a second person. */
export const foreignZones: readonly IssuerZone[] = ['THIRD', 'INTL', 'PRIVATE', 'EEA_CH', 'EU_DK'];

/** Verdicts under which nothing is handed over, whatever else is confirmed. */
const refusing: readonly Verdict[] = ['SECRET_CELL', 'INCIDENT', 'REFUSE', 'REFUSE_REDIRECT'];

/**
 * The clock after which an order that was notified may leave (EEV 10(2)). Entries and the database name it: the catalogue
 * refuses a law that uses another.
 */
export const HOLD_CLOCK = 'D-EEV-10D-END';

/** True when the enforcing authority was to be notified, and its ten days count. */
const runsHold = (clocks: readonly string[], facts: RequestFacts | null): boolean =>
  clocks.includes(HOLD_CLOCK) && facts?.checks.enforcing_authority_notified !== 'fails';

/** What the rules of the day of receipt say of these facts. */
export const judgementOf = (
  facts: RequestFacts,
  receivedAt: string,
  { rules }: { readonly rules: RuleBook },
): Classification => classify(facts, rules, dayOf(receivedAt as Instant));

/** What it asks before anything leaves; DIS and PNIJ replace the call-back (Policy authenticity). */
function demandOf(
  { approvers, circuit }: Pick<Classification, 'approvers' | 'circuit'>,
  facts: RequestFacts | null,
  circuits: Circuits,
): Demand {
  const found = circuits.get(circuit);
  const urgent = facts?.emergency === true || found?.callBack === true;
  return {
    approvers,
    fewest: found?.consent?.quorum ?? 0,
    callBack: urgent && facts?.channel === 'OTHER',
  };
}

/** The same as its entry keeps it, for the floor and for the database. */
export function recordedDemand(
  judgement: {
    readonly approvers: readonly ApproverRole[];
    readonly circuit: string;
    readonly clocks: readonly Clock[];
  },
  facts: RequestFacts | null,
  circuits: Circuits,
): { fewest: number; callBack: boolean; hold: boolean } {
  const { fewest, callBack } = demandOf(judgement, facts, circuits);
  const codes = judgement.clocks.map(({ code }) => code);
  return { fewest, callBack, hold: runsHold(codes, facts) };
}

/** Of a request that is to be split, the verdict of its strictest part. */
const verdictOf = ({ items, verdict }: Classification): Verdict =>
  items.length > 0 ? strictest(items, (item) => item.verdict).verdict : verdict;

interface Side {
  readonly facts: RequestFacts;
  readonly judgement: Classification;
}

const demandOfSide = ({ facts, judgement }: Side, circuits: Circuits): Demand => demandOf(judgement, facts, circuits);

const leaves: readonly (readonly [Weakening, (facts: RequestFacts) => string | null])[] = [
  ['leaves_foreign', ({ issuerZone }) => (foreignZones.includes(issuerZone) ? issuerZone : null)],
  ['leaves_relayed', ({ relayedBy }) => (relayedBy === 'NONE' ? null : relayedBy)],
  ['leaves_suspect', ({ checks }) => (checks.origin_established === 'fails' ? 'fails' : null)],
];

/** What of a strict origin the second facts leave. */
export const leftWords = (before: RequestFacts, after: RequestFacts): Weakening[] =>
  leaves.flatMap(([word, look]) => {
    const strict = look(before);
    return strict !== null && look(after) !== strict ? [word] : [];
  });

function lifted(before: Side, after: Side): Weakening[] {
  const [old, renewed] = [verdictOf(before.judgement), verdictOf(after.judgement)];
  const still = (...verdicts: readonly Verdict[]) => verdicts.includes(renewed) || refusing.includes(renewed);
  const runs = ({ judgement, facts }: Side) => runsHold(judgement.deadlines, facts);
  const words: Weakening[] = [];
  if (refusing.includes(old) && !still()) words.push('lifts_refusal');
  if ((old === 'HOLD' && !still('HOLD')) || (runs(before) && !runs(after))) words.push('lifts_hold');
  return words;
}

/** Whether the circuit of the judgement is that of the secret cell, which takes the case out of the hands of those it asked. */
const inCell = ({ judgement }: Side, circuits: Circuits): boolean =>
  circuits.get(judgement.circuit)?.keepsContent === false;

/** A case enters the cell by the rules, or by two persons; it leaves it by two persons. */
function movedCell(before: Side, after: Side, circuits: Circuits): Weakening[] {
  const [was, is] = [inCell(before, circuits), inCell(after, circuits)];
  if (was === is) return [];
  return [is ? 'enters_cell' : 'leaves_cell'];
}

/** What may be erased after its end was not erasable before. */
function keptLess(before: Side, after: Side, circuits: Circuits): Weakening[] {
  const [kept, keeps] = [before, after].map(({ judgement }) => circuits.get(judgement.circuit)?.keepsMinimum !== true);
  return kept && !keeps ? ['keeps_less'] : [];
}

/** True when no data may be disclosed afterwards and the verdict is as strict as before: then no consent is bypassed. */
const holdsBackAsMuch = (before: Side, after: Side): boolean => {
  const [old, renewed] = [verdictOf(before.judgement), verdictOf(after.judgement)];
  return !admitting.includes(renewed) && strictest([old, renewed], (each) => each) === renewed;
};

/**
 * Every way in which the second weakens the first, in closed words; none where a person may correct alone.
 * @param asked what was asked since a second person last agreed to less: a detour over a stricter judgement removes no role
 */
export function weakeningsOf(
  before: Side,
  after: Side,
  asked: Pick<Demand, 'approvers' | 'callBack'>,
  circuits: Circuits,
): Weakening[] {
  const words = [
    ...leftWords(before.facts, after.facts),
    ...lifted(before, after),
    ...movedCell(before, after, circuits),
    ...keptLess(before, after, circuits),
  ];
  if (holdsBackAsMuch(before, after)) return words;
  const [old, renewed] = [demandOfSide(before, circuits), demandOfSide(after, circuits)];
  if (!holdsAll(renewed.approvers, strictestRoles(old.approvers, asked.approvers))) words.push('drops_approver');
  if ((old.callBack || asked.callBack) && !renewed.callBack) words.push('drops_call_back');
  return words;
}
