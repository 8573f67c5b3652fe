/** Whose data the act itself says they are, where the law protects them: no profile knows every lawyer (Policy tenants). */
import { isProtected, type Span, type TenantFlag } from '../law/fact.js';
import type { Place } from '../law/place.js';
import type { Concept } from './concept.js';
import type { Finder } from './finder.js';
import type { Lexicon } from './lexicon.js';
import { type Passage, spanOf } from './passage.js';

/** The concept that names the holders of each flag. */
const holders: readonly (readonly [TenantFlag, Concept])[] = [
  ['lawyer', 'law-firm'],
  ['press', 'newsroom'],
  ['public_authority', 'public-body'],
  ['hds', 'hospital'],
  ['doctor', 'medical-practice'],
  ['notary', 'notary-office'],
  ['magistrate', 'magistrate-or-court'],
  ['parliament', 'member-of-parliament'],
];

/** Characters before a holder in which an account is said to be theirs. */
const BEFORE = 120;

/** The flags that the words of the acts call for: they only make the answer stricter, and a person confirms them. */
export function flagsSaid(passages: readonly Passage[], lexicon: Lexicon): TenantFlag[] {
  const acts = passages.filter(({ role }) => role === 'act');
  return holders.flatMap(([flag, concept]) =>
    acts.some(({ folded }) => heldBy(folded, concept, lexicon).length > 0) ? [flag] : [],
  );
}

/** Where an act says that a target is protected. */
export function protectionSaid(passages: readonly Passage[], lexicon: Lexicon): Span[] {
  const said = holders.filter(([flag]) => isProtected([flag]));
  return passages
    .filter(({ role }) => role === 'act')
    .flatMap((act) =>
      said.flatMap(([, concept]) => heldBy(act.folded, concept, lexicon).map((place) => spanOf(act, place))),
    );
}

/** The places of a holder just behind words that say whose an account is, from these words on. */
function heldBy(folded: string, concept: Concept, { concepts }: Lexicon): Place[] {
  return concepts[concept].all(folded).flatMap(({ start, end }) => {
    const from = Math.max(0, start - BEFORE);
    const said = saidBefore(folded, from, start, concepts['held-by']);
    const comma = from + folded.slice(from, start).lastIndexOf(',') + 1;
    const held = said ?? saidBefore(folded, comma, start, concepts['account-of']);
    return held === null ? [] : [{ start: held, end }];
  });
}

/** Where the words begin that end just before a place. */
function saidBefore(folded: string, from: number, until: number, finder: Finder): number | null {
  const before = folded.slice(from, until);
  const said = finder.all(before).find(({ end }) => /^[' ]*$/.test(before.slice(end)));
  return said ? from + said.start : null;
}
