/** The words by which the reading knows what a text speaks of: data of the law, made ready to search. */
import { z } from 'zod';
import { WrittenInBoth } from '../kernel/both-languages.js';
import type { DataCategory } from '../law/vocabulary.js';
import { type Concept, concepts } from './concept.js';
import { Countries } from './countries.js';
import { type CountryFile, Examples, PhraseLists, Phrases } from './country.js';
import { either, type Finder } from './finder.js';
import { type Matcher, matcherOf } from './matcher.js';
import { phraseFinder } from './phrase-finder.js';

/** The concept that names each category of data. */
const ofCategories = [
  ['SUB', 'subscriber'],
  ['IDN', 'identification'],
  ['TRF', 'traffic'],
  ['CON', 'content'],
  ['KEY', 'secret-key'],
  ['REM', 'removal'],
  ['RTI', 'real-time'],
] as const satisfies readonly (readonly [DataCategory, Concept])[];

/** What each concept is, for people. */
export const ConceptMeanings = z.record(z.enum(concepts), WrittenInBoth);
export type ConceptMeanings = z.infer<typeof ConceptMeanings>;

/** What a concept is called in one language. */
export const ConceptFile = z.strictObject({
  phrases: Phrases,
  /** A match that overlaps one of these is dropped: the words around it give it another meaning. */
  except: Phrases.optional(),
  /** Lists that the phrases of this file name in braces. */
  lists: PhraseLists.optional(),
  examples: Examples,
});
export type ConceptFile = z.infer<typeof ConceptFile>;

/** The files of the lexicon, as plain data. */
export interface LexiconFiles {
  readonly countries: readonly CountryFile[];
  readonly concepts: readonly (ConceptFile & { readonly concept: Concept; readonly language: string })[];
  readonly meanings: ConceptMeanings;
}

export interface Lexicon {
  /** The data from which another process makes the same lexicon. */
  readonly files: LexiconFiles;
  readonly countries: Countries;
  readonly concepts: Readonly<Record<Concept, Finder>>;
  /** The words by which acts ask for each category. */
  readonly categories: readonly (readonly [DataCategory, Finder])[];
  /** Any of them. */
  readonly anyCategory: Finder;
  /** The months of the year by their names, from 1. */
  readonly months: Matcher<number>;
  /** An office, or the formula of a requisition: the writer who uses it claims a power. */
  readonly power: Finder;
}

/** Phrases are compiled at their first use: making a lexicon is quick, and throws nothing. */
export function lexiconOf(files: LexiconFiles): Lexicon {
  const finders = concepts.map((concept) => {
    const meant = files.concepts.filter((one) => one.concept === concept);
    return [concept, phraseFinder(meant)] as const;
  });
  const found = Object.fromEntries(finders) as Record<Concept, Finder>;
  return {
    files,
    countries: new Countries(files.countries),
    concepts: found,
    categories: ofCategories.map(([category, concept]) => [category, found[concept]] as const),
    anyCategory: either(...ofCategories.map(([, concept]) => found[concept])),
    months: monthsOf(files),
    power: either(found.requisitioning, found.office),
  };
}

/** The phrases of a file of months are the months in their order. */
function monthsOf({ concepts: files }: LexiconFiles): Matcher<number> {
  const named = files.filter(({ concept }) => concept === 'month');
  return matcherOf(
    named.flatMap(({ phrases, lists }) => phrases.map((phrase, at) => ({ what: at + 1, phrases: [phrase], lists }))),
  );
}
