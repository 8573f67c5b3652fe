/** When the texts that the law cites were last read at their source. */
import { type TextFile, textOfCitation } from './text.js';

interface Cited {
  readonly sourceCheckedAt: string;
}

/** What cites texts: its rules by their articles, its clocks by theirs. */
export interface CitingLaw {
  readonly texts: TextFile['texts'];
  readonly rules: readonly {
    readonly rule: Cited & { readonly legal: readonly string[]; readonly validTo: string | null };
  }[];
  readonly clocks: readonly (Cited & { readonly articles: readonly string[]; readonly validTo: string | null })[];
}

/** By the short name of a text: the earliest day on which what cites it, and has no end, was checked. */
export function sourcesOf({ texts, rules, clocks }: CitingLaw): Map<string, string> {
  const citing = [
    ...rules.map(({ rule }) => ({ ...rule, citations: rule.legal })),
    ...clocks.map((clock) => ({ ...clock, citations: clock.articles })),
  ].filter(({ validTo }) => validTo === null);
  const checked = new Map<string, string>();
  for (const { citations, sourceCheckedAt } of citing) {
    for (const citation of citations) {
      const text = textOfCitation(citation, texts);
      const known = text === undefined ? undefined : checked.get(text);
      if (text !== undefined && (known === undefined || sourceCheckedAt < known)) checked.set(text, sourceCheckedAt);
    }
  }
  return checked;
}
