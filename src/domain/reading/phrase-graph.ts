/**
 * The phrases of a lexicon as one graph of words. It grows with what is written, not with the sequences that it stands
 * for.
 */
import {
  LONGEST_GAP,
  type PhraseLists,
  type PhraseWord,
  phraseOf,
  type Segment,
  tidied,
  type Variant,
} from './phrase.js';

type Edges = Map<string, PhraseNode[]>;

export interface PhraseNode {
  /** Leaves room behind it for the words passed over in its gap. */
  readonly number: number;
  /** By the signs before the word and the word. */
  readonly words: Edges;
  readonly stems: Edges;
  readonly tails: Edges;
  /** Words open at both ends. */
  readonly middles: Edges;
  /** Any word, and any number, by the signs before it. */
  readonly any: Edges;
  readonly numbers: Edges;
  longestStem: number;
  longestTail: number;
  /** Words that may be passed over here, whatever signs stand between them. */
  readonly gap: number;
  /** Gaps that begin here. */
  readonly gaps: PhraseNode[];
  /** The meanings of the phrases that end here, by their number. */
  readonly ends: number[];
}

interface Meaning {
  readonly phrases: readonly string[];
  readonly lists?: PhraseLists | undefined;
}

/** A node, and the signs that were written behind its word. */
interface Reached {
  readonly node: PhraseNode;
  readonly signs: string;
}

/** Throws the RangeError of a phrase that cannot be used. */
export const compiled = (meanings: readonly Meaning[]): PhraseNode => new Graph().with(meanings);

export const goesOn = ({ words, stems, tails, middles, any, numbers, gap }: PhraseNode): boolean =>
  gap > 0 || words.size + stems.size + tails.size + middles.size + any.size + numbers.size > 0;

class Graph {
  private count = 0;
  private readonly root = this.newNode();

  with(meanings: readonly Meaning[]): PhraseNode {
    meanings.forEach(({ phrases, lists = {} }, number) => {
      for (const path of phrases.flatMap((written) => phraseOf(written, lists))) {
        const ends = path.reduce(
          (reached, segment) => this.through(segment, reached),
          [{ node: this.root, signs: '' }],
        );
        for (const { node } of ends) if (!node.ends.includes(number)) node.ends.push(number);
      }
    });
    return this.root;
  }

  private newNode(gap = 0): PhraseNode {
    this.count += LONGEST_GAP + 1;
    const [words, stems, tails, middles, any, numbers] = Array.from({ length: 6 }, (): Edges => new Map()) as Six;
    return {
      number: this.count,
      words,
      stems,
      tails,
      middles,
      any,
      numbers,
      longestStem: 0,
      longestTail: 0,
      gap,
      gaps: [],
      ends: [],
    };
  }

  /** Variants that leave the same signs behind them meet in one node. */
  private through(segment: Segment, from: readonly Reached[]): Reached[] {
    const meeting = new Map<string, PhraseNode>();
    const silent = segment.filter(({ parts }) => parts.length === 0);
    const gaps: Reached[] = [];
    for (const variant of segment) {
      const last = variant.parts.at(-1);
      if (!last) continue;
      const end = 'gap' in last ? this.newNode(last.gap) : (meeting.get(variant.behind) ?? this.newNode());
      if ('gap' in last) gaps.push({ node: end, signs: '' });
      else meeting.set(variant.behind, end);
      for (const reached of from) this.chain(reached, variant, end);
    }
    // A sign that stands alone has a space before it too: `nach § 22`.
    const passed = silent.flatMap(({ behind }) =>
      from.map(({ node, signs }) => ({ node, signs: behind === '' ? signs : `${signs} ${behind}` })),
    );
    return [...[...meeting].map(([signs, node]) => ({ node, signs })), ...gaps, ...passed];
  }

  private chain({ node: from, signs }: Reached, { parts }: Variant, end: PhraseNode): void {
    let node = from;
    parts.forEach((part, index) => {
      const next = index === parts.length - 1 ? end : this.newNode('gap' in part ? part.gap : 0);
      if ('gap' in part) node.gaps.push(next);
      else this.branch(node, part, index === 0 ? tidied(`${signs} `) : part.before, next);
      node = next;
    });
  }

  private branch(from: PhraseNode, { text, open }: PhraseWord, signs: string, next: PhraseNode): void {
    const kinds = {
      no: from.words,
      end: from.stems,
      start: from.tails,
      both: from.middles,
      any: from.any,
      number: from.numbers,
    };
    const key = (from === this.root || from.gap > 0 ? '' : signs) + text;
    const known = kinds[open].get(key);
    if (known) known.push(next);
    else kinds[open].set(key, [next]);
    if (open === 'end') from.longestStem = Math.max(from.longestStem, text.length);
    if (open === 'start') from.longestTail = Math.max(from.longestTail, text.length);
  }
}
type Six = [Edges, Edges, Edges, Edges, Edges, Edges];
