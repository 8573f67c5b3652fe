/** The chain of custody of one package, folded from the log: instruction, collection, approval, seal, delivery, receipt. */
import { authorOf, type CustodyAuthor, type CustodyEntry, readEntries } from './custody-entry.js';
import { type CustodyFault, faultsIn, type PlacedStep, voiding } from './custody-faults.js';
import { type CustodyGap, gapsIn } from './custody-gaps.js';
import { scopeOf } from './custody-scope.js';
import { stepOfEntry } from './custody-steps.js';

/** The name of the certificate of a chain, where it is attached to its PDF. */
export const CUSTODY_FILE = 'custody.json';

export interface CustodyLink {
  readonly entry: CustodyEntry;
  readonly by: CustodyAuthor;
}

export interface Custody {
  readonly packageId: string;
  /** SHA-256 of the seal of the package. */
  readonly sha256: string;
  /** SHA-256 of the letter that people approved; null where no entry names it. */
  readonly letterSha256: string | null;
  /** Stream of the case. */
  readonly stream: string;
  /** In the order of the log. */
  readonly links: readonly CustodyLink[];
  readonly gaps: readonly CustodyGap[];
  /** None where each entry stands where it can stand, and what left was approved. */
  readonly faults: readonly CustodyFault[];
}

/**
 * Null where no entry says that this package was sealed. The chain of its own links is the same chain: who has the links can
 * fold them again.
 * @param entries of the case and of its deliveries, in any order
 */
export function custodyOf(entries: readonly CustodyEntry[], packageId: string): Custody | null {
  const reads = readEntries(entries);
  const scope = scopeOf(reads, packageId);
  if (!scope) return null;
  const steps = reads.flatMap((read): PlacedStep[] => {
    const step = stepOfEntry(read, scope);
    return step ? [{ read, step }] : [];
  });
  const own = steps.map(({ read }) => read);
  const voids = voiding(
    reads.filter(({ entry }) => entry.stream === scope.stream),
    scope,
  );
  const chosen = new Set([...own, ...voids]);
  const linked = reads.filter((read) => chosen.has(read));
  const { sha256, letterId } = scope.sealed.event.data;
  const letter = scope.prepared?.event.data.letters.find(({ id }) => id === letterId);
  return {
    ...{ packageId, sha256, letterSha256: letter?.sha256 ?? null, stream: scope.stream },
    links: linked.map(({ entry, event }) => ({ entry, by: authorOf(event) })),
    gaps: gapsIn(own, scope),
    faults: faultsIn(steps, voids, scope),
  };
}

/** The streams of the deliveries of a package, as the entries of its case name them. */
export function deliveryStreamsOf(entries: readonly CustodyEntry[], packageId: string): string[] {
  return [...(scopeOf(readEntries(entries), packageId)?.deliveries ?? [])].map((id) => `delivery/${id}`);
}
