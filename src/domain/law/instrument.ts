/** An instrument: a text an authority may stand on, its dates of force and the ways an act cites it. */
import { RE2JS } from 're2js';
import { z } from 'zod';
import { WrittenInBoth } from '../kernel/both-languages.js';
import { type Place, placesOf } from './place.js';
import { DataCategory, InstrumentCode, WebAddress } from './vocabulary.js';

const instrumentFamilies = [
  'french_judicial',
  'french_administrative',
  'french_intelligence',
  'european_criminal',
  'european_regulatory',
  'treaty',
  'united_states',
  'third_country',
  'national',
] as const;
const InstrumentFamily = z.enum(instrumentFamilies);

export const Instrument = z.strictObject({
  code: InstrumentCode,
  names: WrittenInBoth,
  family: InstrumentFamily,
  /** Official address of the text (ELI where there is one). */
  url: WebAddress,
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  /** Both numberings are recognised; the law book says when the successor becomes the law. */
  renumbered: z.strictObject({ to: z.string(), from: z.iso.date() }).optional(),
  /** Data an act standing on this text may ask for; empty for a condition or a frame, which never governs. */
  covers: z.array(DataCategory),
  /** Of two cited texts that cover the same data, the higher one governs. */
  specificity: z.int().min(0).max(100),
  /** RE2 patterns over folded text (fold.ts); `{name}` stands for a fragment of the file. */
  patterns: z.array(z.string().min(1)),
  /** False for a code of our own, which the list of codes exchanged with others does not have. */
  exchanged: z.boolean().default(true),
});
export type Instrument = z.infer<typeof Instrument>;

export const InstrumentFile = z.strictObject({
  fragments: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), z.string()),
  instruments: z.array(Instrument).min(1),
});
export type InstrumentFile = z.infer<typeof InstrumentFile>;

export interface CitationPattern {
  readonly code: InstrumentCode;
  /** The whole RE2 patterns, from which another process compiles the same. */
  readonly sources: readonly string[];
  /** Every place of a folded text where the instrument is cited, in linear time. */
  find(folded: string): Place[];
}

/** A citation never starts or ends inside a longer word or number: 60-1 is not in 60-1-2, nor 2703 in 2703(d). */
const before = '(?:^|[^\\p{L}\\p{N}]|\\p{Han})';
const after = '[-.]*(?:[^\\p{L}\\p{N}.(-]|\\p{Han}|$)';

function expand(pattern: string, fragments: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{([a-z][a-z0-9_]*)\}/g, (_, name: string) => {
    const fragment = fragments[name];
    if (fragment === undefined) throw new RangeError(`no fragment is named {${name}}`);
    return fragment;
  });
}

/** A space of a pattern, outside a class, is any run of spaces: acts are set in columns and broken in lines. */
export const loosenSpaces = (pattern: string): string =>
  pattern.replace(/\\.|\[(?:\\.|[^\]\\])*\]| \??/g, (part) => ({ ' ': '\\x20+', ' ?': '\\x20*' })[part] ?? part);

/** What was compiled last in this process: the check of the law, the law and every draft of it ask for the same patterns. */
const machines = new Map<string, RE2JS>();
/** Several times the patterns of the law: drafts that come and go leave the oldest behind. */
const MACHINES = 2_000;

function machineOf(pattern: string): RE2JS {
  const machine = machines.get(pattern) ?? RE2JS.compile(pattern);
  // Put back last: the first is the one asked for longest ago.
  machines.delete(pattern);
  machines.set(pattern, machine);
  const [oldest] = machines.keys();
  if (machines.size > MACHINES && oldest !== undefined) machines.delete(oldest);
  return machine;
}

/**
 * Makes the patterns of instruments.yaml ready to run on folded text. Throws a RangeError or the error of RE2 when one
 * cannot (look-ahead, unknown fragment, unbalanced group): the catalogue turns it into a fault with file and line. The
 * whole patterns are compiled at the first search: most processes that read the law search no text.
 */
export function compileCitation(
  code: InstrumentCode,
  patterns: readonly string[],
  fragments: Readonly<Record<string, string>>,
): CitationPattern {
  const loose = patterns.map((pattern) => `(${loosenSpaces(expand(pattern, fragments))})`);
  for (const pattern of loose) machineOf(pattern);
  const sources = loose.map((pattern) => `${before}${pattern}${after}`);
  return { code, sources, find: (folded) => compiledCitation(code, sources).find(folded) };
}

/** The same from the whole patterns of a CitationPattern. */
export function compiledCitation(code: InstrumentCode, sources: readonly string[]): CitationPattern {
  const compiled = sources.map(machineOf);
  return { code, sources, find: (folded) => compiled.flatMap((pattern) => [...placesOf(pattern, folded)]) };
}
