/** What differs between two answers of the rules on one case: what a change of the law would have changed. */
import type { Notice } from '../law/vocabulary.js';
import type { Classification } from './classification.js';

type Told = 'rule' | 'verdict' | 'grounds' | 'approvers' | 'circuit' | 'gag' | 'letterBlocks' | 'failing' | 'unknown';

/** What people act upon in an answer. The facts that were looked at are its explanation, not its outcome. */
export interface Advice extends Pick<Classification, Told> {
  readonly notices: readonly Notice[];
  /** Codes of the clocks: their ends follow from the receipt, which no rule changes. */
  readonly clocks: readonly string[];
}

const aspects = [
  'grounds',
  'notices',
  'clocks',
  'approvers',
  'circuit',
  'gag',
  'letterBlocks',
  'failing',
  'unknown',
] as const satisfies readonly (keyof Advice)[];
type Aspect = (typeof aspects)[number];

export interface Difference {
  readonly aspect: Aspect;
  /** In the first answer only. */
  readonly lost: readonly string[];
  /** In the second answer only. */
  readonly gained: readonly string[];
}

export interface Change {
  readonly before: Pick<Advice, 'rule' | 'verdict'>;
  readonly after: Pick<Advice, 'rule' | 'verdict'>;
  readonly differences: readonly Difference[];
}

export function adviceOf({ notices, deadlines, ...told }: Classification): Advice {
  return { ...told, notices: notices.map(({ code }) => code), clocks: deadlines };
}

function differenceIn(aspect: Aspect, before: Advice, after: Advice): Difference[] {
  const [old, renewed]: [string[], string[]] = [[before[aspect]].flat(), [after[aspect]].flat()];
  const lost = old.filter((value) => !renewed.includes(value));
  const gained = renewed.filter((value) => !old.includes(value));
  return lost.length + gained.length > 0 ? [{ aspect, lost, gained }] : [];
}

const headOf = ({ rule, verdict }: Advice) => ({ rule, verdict });

/** The change from one answer to the other, or null when people would be told the same; the order of a list is no change. */
export function compare(before: Advice, after: Advice): Change | null {
  const differences = aspects.flatMap((aspect) => differenceIn(aspect, before, after));
  const same = before.rule === after.rule && before.verdict === after.verdict && differences.length === 0;
  return same ? null : { before: headOf(before), after: headOf(after), differences };
}
