/** Finds the phrases of a lexicon in folded text, all in one walk: linear in the words of the text, whatever the text. */
import type { Place } from '../law/place.js';
import type { PhraseLists } from './phrase.js';
import { compiled, goesOn, type PhraseNode } from './phrase-graph.js';
import { type TextWord, wordsOf } from './text-words.js';

/** Where a phrase stands, and what it says. */
export interface Found<T> extends Place {
  readonly what: T;
}

export interface Matcher<T> {
  /** Every phrase, the earliest first and of those the longest; phrases may overlap. */
  readonly all: (folded: string) => Found<T>[];
  /** The phrase that stands first; of those the longest, then the one that was named first. */
  readonly first: (folded: string) => Found<T> | null;
  readonly in: (folded: string) => boolean;
}

export interface Meaning<T> {
  readonly what: T;
  /** In the language of phrase.ts. */
  readonly phrases: readonly string[];
  /** The lists that they name. */
  readonly lists?: PhraseLists | undefined;
}

/** A phrase begun in the text, and how far it has come. */
interface Begun {
  readonly node: PhraseNode;
  readonly start: number;
  /** Words passed over in the gap of its node. */
  readonly skipped: number;
}

interface Ended extends Place {
  readonly number: number;
}

/** Compiles at its first use: a process that reads nothing pays for no phrase. Then throws the RangeError of a phrase that cannot be used. */
export function matcherOf<T>(meanings: readonly Meaning<T>[]): Matcher<T> {
  let made: Walker | undefined;
  const walker = (): Walker => {
    made ??= new Walker(compiled(meanings));
    return made;
  };
  const told = ({ number, ...place }: Ended): Found<T> => ({ ...place, what: (meanings[number] as Meaning<T>).what });
  return {
    all: (folded) =>
      [...walker().walk(folded)]
        .flatMap(({ ended }) => ended)
        .sort(precedes)
        .map(told),
    first: (folded) => {
      const found = firstOf(walker().walk(folded));
      return found && told(found);
    },
    in: (folded) => {
      for (const { ended } of walker().walk(folded)) if (ended.length > 0) return true;
      return false;
    },
  };
}

/** A phrase that began earlier may still end; it then comes before what was found. */
function firstOf(steps: Iterable<Step>): Ended | null {
  let best: Ended | null = null;
  for (const { ended, begun } of steps) {
    best = [...(best ? [best] : []), ...ended].sort(precedes)[0] ?? null;
    const start = best?.start ?? Number.POSITIVE_INFINITY;
    if (best && begun.every((one) => one.start > start)) return best;
  }
  return best;
}

const precedes = (one: Ended, other: Ended): number =>
  one.start - other.start || other.end - one.end || one.number - other.number;

interface Step {
  /** Phrases that end with this word, each from its earliest start. */
  readonly ended: readonly Ended[];
  /** Phrases that may still end. */
  readonly begun: readonly Begun[];
}

const nothing: Step = { ended: [], begun: [] };
/** Words whose first step is kept: texts repeat theirs. */
const KNOWN = 5_000;

class Walker {
  /** Where a word begins phrases. */
  private readonly known = new Map<string, readonly PhraseNode[]>();

  constructor(private readonly root: PhraseNode) {}

  /** The text word by word. */
  *walk(folded: string): Generator<Step> {
    let begun: readonly Begun[] = [];
    for (const word of wordsOf(folded)) {
      const fresh = this.begunBy(word.text);
      if (begun.length === 0 && fresh.length === 0) continue;
      const here = new Places();
      for (const one of begun) advance(one, word, here);
      for (const node of fresh) here.add(node, word.start, 0);
      const step = here.step(word.end);
      begun = step.begun;
      yield step;
    }
    yield nothing;
  }

  private begunBy(word: string): readonly PhraseNode[] {
    const seen = this.known.get(word);
    if (seen) return seen;
    if (this.known.size >= KNOWN) this.known.clear();
    const nodes = [...after(this.root, '', word)];
    this.known.set(word, nodes);
    return nodes;
  }
}

/** A phrase continues across the signs it was written with and, in a gap, across all that do not end a sentence. */
function advance({ node, start, skipped }: Begun, { before, text, begins }: TextWord, here: Places): void {
  if (node.gap === 0) {
    for (const next of after(node, before, text)) here.add(next, start, 0);
  } else if (!begins) {
    for (const next of after(node, '', text)) here.add(next, start, 0);
    if (skipped < node.gap) here.add(node, start, skipped + 1);
  }
}

/**
 * The phrases begun at the current word. Of those that have come equally far only the earliest start is kept, so the
 * phrases bound the work.
 */
class Places {
  private readonly byPlace = new Map<number, Begun>();

  add(node: PhraseNode, start: number, skipped: number): void {
    const place = node.number + skipped;
    const known = this.byPlace.get(place);
    if (known && known.start <= start) return;
    this.byPlace.set(place, { node, start, skipped });
    for (const gap of node.gaps) this.add(gap, start, 0);
  }

  step(end: number): Step {
    const ended: Ended[] = [];
    const begun: Begun[] = [];
    for (const one of this.byPlace.values()) {
      for (const number of one.node.ends) ended.push({ number, start: one.start, end });
      if (goesOn(one.node)) begun.push(one);
    }
    return { ended, begun };
  }
}

const letters = /^\p{L}*$/u;
const digits = /^\p{N}/u;

function* after(node: PhraseNode, before: string, word: string): Generator<PhraseNode> {
  yield* node.words.get(before + word) ?? [];
  yield* afterStem(node, before, word);
  yield* afterTail(node, before, word);
  yield* afterMiddle(node, before, word);
  yield* node.any.get(before) ?? [];
  if (digits.test(word)) yield* node.numbers.get(before) ?? [];
}

function* afterStem(node: PhraseNode, before: string, word: string): Generator<PhraseNode> {
  for (let length = Math.min(node.longestStem, word.length); length > 0; length -= 1) {
    const next = node.stems.get(before + word.slice(0, length));
    if (next && letters.test(word.slice(length))) yield* next;
  }
}

function* afterTail(node: PhraseNode, before: string, word: string): Generator<PhraseNode> {
  for (let length = Math.min(node.longestTail, word.length); length > 0; length -= 1) {
    const next = node.tails.get(before + word.slice(-length));
    if (next && letters.test(word.slice(0, -length))) yield* next;
  }
}

function* afterMiddle(node: PhraseNode, before: string, word: string): Generator<PhraseNode> {
  for (const [part, next] of node.middles) {
    const isThere = part.startsWith(before) && word.includes(part.slice(before.length));
    if (isThere && letters.test(word)) yield* next;
  }
}
