/** A past case whose texts would be read otherwise. */
import type { RequestFacts } from '../law/fact.js';
import { canonical } from '../ledger/canonical.js';
import { withFact } from './model/evolve-step.js';
import type { CaseState } from './model/state.js';

type Named = Readonly<Record<string, unknown>>;

const factsOf = ({ checks, ...facts }: RequestFacts): Named => ({ ...facts, ...checks });
const said = (value: unknown): string => canonical(value ?? null);

/**
 * The facts of a case with each one that a second reading says otherwise than a first. What a person confirmed stands, and so
 * does what both readings say alike, whatever is on record.
 */
export function readOtherwise<Facts extends RequestFacts | null>(
  { facts, confirmed }: { readonly facts: Facts; readonly confirmed: CaseState['confirmed'] },
  { before, after }: { readonly before: RequestFacts; readonly after: RequestFacts },
): Facts | RequestFacts {
  if (!facts) return facts;
  const [first, second] = [factsOf(before), factsOf(after)];
  return [...new Set([...Object.keys(first), ...Object.keys(second)])]
    .filter((name) => !confirmed.includes(name) && said(first[name]) !== said(second[name]))
    .reduce<RequestFacts>((all, name) => withFact(all, name, second[name]), facts);
}
