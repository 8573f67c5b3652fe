/** The deciding facts of a case in the groups in which a person confirms them. */
import type { KnownBy } from './known.js';
import type { Passage } from './passages.js';

/** Who asks, through whom, and where an answer goes: a person confirms each of these facts by itself, never with others. */
const confirmedAlone: readonly string[] = ['issuerZone', 'relayedBy', 'origin_established', 'destination_agrees'];

export interface FactGroup {
  /** The path of the piece in which they were read; null: concluded, without a passage; `alone`: one by one. */
  readonly from: string | null;
  readonly alone: boolean;
  readonly names: readonly string[];
}

/**
 * In the order of the facts given; those that are confirmed one by one come first. A fact that only an earlier message says is
 * one of them: that message may be anybody's.
 */
export function groupsOf(
  names: readonly string[],
  passages: readonly Passage[],
  knownByOf: (name: string) => KnownBy = () => 'concluded',
): FactGroup[] {
  const isAlone = (name: string) => confirmedAlone.includes(name) || knownByOf(name) === 'quoted';
  const pieceOf = (name: string) => passages.find(({ key }) => key === name)?.spans[0]?.part ?? null;
  const together = names.filter((name) => !isAlone(name));
  const pieces = [...new Set(together.map(pieceOf))];
  return [
    { from: null, alone: true, names: names.filter(isAlone) },
    ...pieces.map((from) => ({ from, alone: false, names: together.filter((name) => pieceOf(name) === from) })),
  ].filter((group) => group.names.length > 0);
}
