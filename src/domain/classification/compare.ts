/** What differs between two answers of the rules on one case: what a change of the law would have changed. */
import { dayOf, type Instant } from '../kernel/instant.js';
import { type ClockLaw, deadlineOf } from '../law/deadline.js';
import type { Notice } from '../law/vocabulary.js';
import type { Classification } from './classification.js';
import type { Redirect } from './rule.js';

type Head = 'rule' | 'row' | 'verdict';
type Told = Head | 'grounds' | 'approvers' | 'circuit' | 'gag' | 'letterBlocks' | 'failing' | 'unknown';

export interface EndedClock {
  readonly code: string;
  /** Null where the law has no number. */
  readonly legalEnd: string | null;
  readonly safeEnd: string;
}

/** What people act upon in an answer. The facts that were looked at are its explanation, not its outcome. */
export interface Advice extends Pick<Classification, Told> {
  readonly notices: readonly Notice[];
  readonly clocks: readonly EndedClock[];
  readonly redirect?: Redirect | undefined;
}

const aspects = [
  'grounds',
  'notices',
  'clocks',
  'approvers',
  'circuit',
  'gag',
  'letterBlocks',
  'redirect',
  'failing',
  'unknown',
] as const satisfies readonly (keyof Advice)[];
type Aspect = (typeof aspects)[number];

export interface Difference {
  readonly aspect: Aspect;
  /** In the first answer only. A clock is its code, its end by law (`-` where the law has no number) and its safe end. */
  readonly lost: readonly string[];
  /** In the second answer only. */
  readonly gained: readonly string[];
}

export interface Change {
  readonly before: Pick<Advice, Head>;
  readonly after: Pick<Advice, Head>;
  readonly differences: readonly Difference[];
}

/**
 * The answer of the rules on what came in at that instant, its clocks computed.
 * @param from what clocks count from, where it is another instant than the receipt
 */
export function adviceOf(
  { notices, deadlines, ...told }: Classification,
  receivedAt: Instant,
  law: ClockLaw,
  from = receivedAt,
): Advice {
  const clocks = deadlines.map((code) => deadlineOf(code, from, law, dayOf(receivedAt)));
  return { ...told, notices: notices.map(({ code }) => code), clocks };
}

const textOf = (value: string | EndedClock): string =>
  typeof value === 'string' ? value : `${value.code} ${value.legalEnd ?? '-'} ${value.safeEnd}`;

const valuesOf = (aspect: Aspect, advice: Advice): string[] =>
  [advice[aspect] ?? []].flat().map((value: string | EndedClock) => textOf(value));

function differenceIn(aspect: Aspect, before: Advice, after: Advice): Difference[] {
  const [old, renewed] = [valuesOf(aspect, before), valuesOf(aspect, after)];
  const lost = old.filter((value) => !renewed.includes(value));
  const gained = renewed.filter((value) => !old.includes(value));
  return lost.length + gained.length > 0 ? [{ aspect, lost, gained }] : [];
}

const headOf = ({ rule, row, verdict }: Advice) => ({ rule, row, verdict });

/** The change from one answer to the other, or null when people would read the same; the order of a list is no change. */
export function compare(before: Advice, after: Advice): Change | null {
  const differences = aspects.flatMap((aspect) => differenceIn(aspect, before, after));
  const same = before.rule === after.rule && before.verdict === after.verdict && differences.length === 0;
  return same ? null : { before: headOf(before), after: headOf(after), differences };
}
