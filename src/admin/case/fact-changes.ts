/** What each entry of a case changed in its facts. */
import { type FactValue, factOf } from './fact-values.js';
import type { HistoryEntry } from './read.js';

type Facts = Parameters<typeof factOf>[0];

/**
 * The value that a fact had before each entry that corrected it, by the place of the entry in the history. A confirmation of
 * the value that was read is not among them.
 */
export function valuesBefore(history: readonly HistoryEntry[]): ReadonlyMap<number, FactValue> {
  const before = new Map<number, FactValue>();
  let read: Facts | null = null;
  const corrected = new Map<string, FactValue>();
  for (const [at, { type, data }] of history.entries()) {
    if (type === 'case.read') read = data.facts as Facts;
    if (type !== 'case.fact_confirmed') continue;
    const fact = String(data.fact);
    if (data.corrected === true && read)
      before.set(at, corrected.has(fact) ? (corrected.get(fact) ?? null) : factOf(read, fact));
    corrected.set(fact, data.value as FactValue);
  }
  return before;
}
