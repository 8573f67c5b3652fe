/** Folders, volumes and machines that lie in an account: whose data they are, the account tells. */
import type { Finder } from './finder.js';
import type { Identifier } from './identifier.js';
import { type Passage, sentenceAround } from './passage.js';

/** What the operator itself numbers is an identifier of its own; a customer names his folders as he likes. */
const numbered = /^(?:vm|vol|srv|disk|inst|bkt|db)-/;
/** How far before a name its kind is looked for. */
const NEAR = 40;

/**
 * True for a name that is called a container, where the passage names an account in the operator's way (`prefixes`), or
 * the sentence an address. It is then a part of that account.
 */
export function isPartOf(
  one: Identifier,
  all: readonly Identifier[],
  passage: Passage,
  { prefixes, container }: { readonly prefixes: readonly string[]; readonly container: Finder },
): boolean {
  const isAccount = (value: string): boolean => prefixes.some((prefix) => value.startsWith(prefix));
  if (one.kind !== 'account' || isAccount(one.value) || numbered.test(one.value)) return false;
  const { start, end } = sentenceAround(passage, one.place);
  const before = passage.folded.slice(Math.max(start, one.place.start - NEAR), one.place.start);
  const holds = ({ kind, place, value }: Identifier): boolean =>
    kind === 'account' ? isAccount(value) : place.start >= start && place.end <= end;
  return container.in(before) && all.some((other) => other !== one && holds(other));
}
