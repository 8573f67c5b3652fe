/** What the head of legal may decide where the rules leave the question to a person. */
import type { CheckName, RequestFacts } from '../law/fact.js';
import type { Classification } from './classification.js';
import { holds } from './judge.js';
import type { Decision } from './rule.js';
import { inForce, type ReadyRule, type RuleBook } from './rule-book.js';
import { strictest } from './strictness.js';

export interface Settlement extends Omit<Decision, 'requires' | 'zones'> {
  /** Checks that must hold before it is taken. */
  readonly asked: readonly CheckName[];
}

const union = <T>(lists: readonly (readonly T[])[]): T[] => [...new Set(lists.flat())];

function offersOf(ready: ReadyRule | undefined, facts: RequestFacts, item: Classification['items'][0]): Settlement[] {
  const open = ready?.decisions.filter(({ zones }) => zones?.includes(facts.issuerZone) ?? true) ?? [];
  return open.map(({ requires: _requires, zones: _zones, needs, ...offer }) => ({
    ...offer,
    asked: needs.filter(({ when }) => holds(when, { facts, item: item.item })).map(({ check }) => check),
  }));
}

/** The same decision of several items: it asks all that each asks. Undefined where they lead to different circuits. */
function joined(offers: readonly (Settlement | undefined)[]): Settlement | undefined {
  const [first] = offers;
  const all = offers.filter((each) => each !== undefined);
  if (!first || all.length < offers.length || all.some(({ circuit }) => circuit !== first.circuit)) return undefined;
  return {
    ...first,
    grounds: union(all.map(({ grounds }) => grounds)),
    roles: union(all.map(({ roles }) => roles)),
    letterBlocks: union(all.map(({ letterBlocks }) => letterBlocks)),
    asked: union(all.map(({ asked }) => asked)),
  };
}

/** The decisions that every item offers which waits for a person; none where the rules have decided themselves. */
export function settlementsOf(
  judged: Classification,
  facts: RequestFacts,
  book: RuleBook,
  receivedOn: string,
): Settlement[] {
  if (judged.verdict !== 'ESCALATE' && judged.verdict !== 'HOLD') return [];
  const { verdict } = strictest(judged.items, (item) => item.verdict);
  const rules = inForce(book, receivedOn);
  const [first = [], ...others] = judged.items
    .filter((item) => item.verdict === verdict)
    .map((item) =>
      offersOf(
        rules.find(({ rule }) => rule.id === item.row),
        facts,
        item,
      ),
    );
  return first.flatMap((offer) => {
    const same = others.map((offers) => offers.find(({ decision }) => decision === offer.decision));
    return joined([offer, ...same]) ?? [];
  });
}

/** What the decision changes in the judgement; what other items ask stays asked. */
export function settled<Fact extends string>(
  judged: Pick<Classification, 'approvers' | 'failing' | 'unknown'> & { readonly facts: readonly Fact[] },
  { verdict, grounds, circuit, roles, letterBlocks, redirect, recipient, asked }: Settlement,
  { checks }: Pick<RequestFacts, 'checks'>,
) {
  const open = (result: 'fails' | 'unknown') => asked.filter((check) => (checks[check] ?? 'unknown') === result);
  return {
    ...{ verdict, grounds: [...grounds], circuit, letterBlocks: [...letterBlocks] },
    ...(redirect !== undefined && { redirect }),
    ...(recipient !== undefined && { recipient }),
    approvers: union([judged.approvers, roles]),
    failing: union([judged.failing, open('fails')]),
    unknown: union([judged.unknown, open('unknown')]),
    facts: union<Fact | CheckName>([judged.facts, asked]),
  };
}
