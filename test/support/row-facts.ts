/** What people have to correct of a request that was read, so that it is judged as a case of the law. */
import { classify } from '../../src/domain/classification/classify.js';
import { settlementsOf } from '../../src/domain/classification/settlement.js';
import { day } from '../../src/domain/kernel/day.js';
import { checkNames, type RequestFacts } from '../../src/domain/law/fact.js';
import type { productLaw } from './law.js';

export interface Change {
  readonly fact: string;
  readonly value: unknown;
}

/** Who asks comes first, so that an unknown origin is established before all else. */
const named = [
  ...(['issuerZone', 'issuerCountry', 'relayedBy', 'addressee', 'channel', 'categories', 'emergency'] as const),
  ...(['tenantFlags', 'issuerKind', 'bases'] as const),
];
const checkOf = ({ checks }: RequestFacts, name: (typeof checkNames)[number]) => checks[name] ?? 'unknown';

function differences(read: RequestFacts, wanted: RequestFacts): Change[] {
  const own = named.map((fact) => ({ fact, value: wanted[fact], before: read[fact] }));
  const checks = checkNames.map((fact) => ({ fact, value: checkOf(wanted, fact), before: checkOf(read, fact) }));
  return [...own, ...checks]
    .filter(({ value, before }) => JSON.stringify(value) !== JSON.stringify(before))
    .map(({ fact, value }) => ({ fact, value }));
}

function changed(read: RequestFacts, changes: readonly Change[]): RequestFacts {
  const stated = (ofChecks: boolean) =>
    Object.fromEntries(
      changes
        .filter(({ fact }) => (checkNames as readonly string[]).includes(fact) === ofChecks)
        .map(({ fact, value }) => [fact, value]),
    );
  return { ...read, ...stated(false), checks: { ...read.checks, ...stated(true) } };
}

/** In their order. A difference that changes nothing of the judgement, nor of what may be decided after it, is left as it was read. */
export function neededChanges(
  read: RequestFacts,
  wanted: RequestFacts,
  law: ReturnType<typeof productLaw>,
  today: string,
): Change[] {
  const judged = (facts: RequestFacts): string => {
    const { articles: _articles, items, facts: _facts, ...judgement } = classify(facts, law, day(today));
    const offers = settlementsOf({ ...judgement, articles: [], items, facts: [] }, facts, law, today);
    return JSON.stringify([judgement, offers, [...new Set(items.map(({ row, verdict }) => `${row} ${verdict}`))]]);
  };
  const aim = judged(wanted);
  const all = differences(read, wanted);
  return all.reduce((kept, change) => {
    const without = kept.filter((each) => each !== change);
    return judged(changed(read, without)) === aim ? without : kept;
  }, all);
}
