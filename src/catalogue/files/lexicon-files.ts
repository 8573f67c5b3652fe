/** workflows/lexicon: a file a country, and a folder a concept with a file a language. */
import type { z } from 'zod';
import { type Concept, concepts } from '../../domain/reading/concept.js';
import { CountryFile } from '../../domain/reading/country.js';
import { ConceptFile, ConceptMeanings, type LexiconFiles } from '../../domain/reading/lexicon.js';
import { type Fault, type Placed, type SourceFile, YamlFile } from './yaml-file.js';

export interface LexiconSources {
  readonly countries: readonly Placed<CountryFile>[];
  readonly concepts: readonly (Placed<ConceptFile> & { readonly concept: Concept; readonly language: string })[];
  readonly meanings: ConceptMeanings;
}

/** Parses a file, and keeps its faults. */
interface FileReader {
  readonly faults: Fault[];
  read<T>(file: YamlFile, schema: z.ZodType<T>): Placed<T> | undefined;
  one<T>(name: string, schema: z.ZodType<T>): Placed<T> | undefined;
}

const FOLDER = 'workflows/lexicon/';
const COUNTRIES = 'countries';
const MEANINGS = `${FOLDER}concepts.yaml`;

/** Every file of the lexicon through its schema; a folder that the reading does not ask for is a fault, and so is a concept without a file. */
export function readLexicon(sources: readonly SourceFile[], reader: FileReader): LexiconSources | undefined {
  const folders = new Map<string, SourceFile[]>();
  for (const source of sources)
    folders.set(folderOf(source.name), [...(folders.get(folderOf(source.name)) ?? []), source]);
  const below = (folder: string) => folders.get(folder) ?? [];
  const known = new Set<string>([COUNTRIES, ...concepts]);
  reader.faults.push(...strangers(sources, known), ...[...known].filter((one) => below(one).length === 0).map(absent));
  const meanings = reader.one(MEANINGS, ConceptMeanings)?.value;
  return (
    meanings && {
      meanings,
      countries: below(COUNTRIES).flatMap((source) => reader.read(new YamlFile(source), CountryFile) ?? []),
      concepts: concepts.flatMap((concept) =>
        below(concept).flatMap((source) => {
          const placed = reader.read(new YamlFile(source), ConceptFile);
          return placed ? [{ ...placed, concept, language: languageOf(source.name) }] : [];
        }),
      ),
    }
  );
}

const absent = (folder: string): Fault => ({
  file: `${FOLDER}${folder}`,
  line: 1,
  sentence: 'It has no file: restore it.',
});

function strangers(sources: readonly SourceFile[], known: ReadonlySet<string>): Fault[] {
  return sources
    .filter(({ name }) => name !== MEANINGS && !known.has(folderOf(name)))
    .map(({ name }) => ({
      file: name,
      line: 1,
      sentence: `The reading asks for no such concept: put the file under one of ${[...known].join(', ')}.`,
    }));
}

/** Of a file of the lexicon: its concept, or `countries`. */
const folderOf = (name: string): string => name.slice(FOLDER.length).split('/')[0] ?? '';
const languageOf = (name: string): string => (name.split('/').at(-1) ?? '').replace('.yaml', '');

/** The same as plain data. */
export const filesOf = ({ countries, concepts: read, meanings }: LexiconSources): LexiconFiles => ({
  countries: countries.map(({ value }) => value),
  concepts: read.map(({ concept, language, value }) => ({ concept, language, ...value })),
  meanings,
});
