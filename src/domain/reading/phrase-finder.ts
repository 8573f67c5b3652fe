/** Finds what phrases of the lexicon name, but for what others take away. */
import type { Place } from '../law/place.js';
import type { Finder } from './finder.js';
import { matcherOf } from './matcher.js';
import type { PhraseLists } from './phrase.js';

interface Phrased {
  readonly phrases: readonly string[];
  readonly except?: readonly string[] | undefined;
  readonly lists?: PhraseLists | undefined;
}

/** Of phrases that overlap, the earliest and then the longest; a place that meets an exception of any file is not found. */
export function phraseFinder(files: readonly Phrased[]): Finder {
  const named = matcherOf(files.map(({ phrases, lists }) => ({ what: null, phrases, lists })));
  const taken = files.flatMap(({ except = [], lists }) =>
    except.length > 0 ? [{ what: null, phrases: except, lists }] : [],
  );
  if (taken.length === 0) {
    return { all: (folded) => apart(named.all(folded)), first: named.first, in: named.in };
  }
  const exceptions = matcherOf(taken);
  const all = (folded: string): Place[] => {
    const found = named.all(folded);
    return found.length === 0 ? [] : apart(outside(found, apart(exceptions.all(folded))));
  };
  return { all, first: (folded) => all(folded)[0] ?? null, in: (folded) => all(folded).length > 0 };
}

function apart(places: readonly Place[]): Place[] {
  let end = 0;
  return places.filter((place) => {
    const isFree = place.start >= end;
    if (isFree) end = place.end;
    return isFree;
  });
}

/** Both in the order of the text, and the exceptions apart from each other. */
function outside(places: readonly Place[], exceptions: readonly Place[]): Place[] {
  let at = 0;
  return places.filter(({ start, end }) => {
    while ((exceptions[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at += 1;
    return (exceptions[at]?.start ?? Number.POSITIVE_INFINITY) >= end;
  });
}
