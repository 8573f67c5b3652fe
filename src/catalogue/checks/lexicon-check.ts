/** Whether each phrase of the lexicon can be used, finds its examples and leaves the others. */
import { fold } from '../../domain/law/fold.js';
import type { CountryFile } from '../../domain/reading/country.js';
import { type PhraseLists, phraseOf } from '../../domain/reading/phrase.js';
import { phraseFinder } from '../../domain/reading/phrase-finder.js';
import { type Tell, teller, type Workflows } from '../files/parsed.js';
import type { Path } from '../files/schema-fields.js';
import type { Fault, Placed } from '../files/yaml-file.js';

interface Phrased {
  readonly lists?: PhraseLists | undefined;
  readonly examples: { readonly found: readonly string[]; readonly notFound: readonly string[] };
}
type Written = readonly (readonly [path: Path, phrases: readonly string[]])[];

/** Every fault of the lexicon, at the phrase or at the example. */
export function lexiconFaults({ lexicon }: Pick<Workflows, 'lexicon'>): Fault[] {
  const { countries, concepts } = lexicon;
  return [
    ...countries.flatMap((file) => [...fileFaults(file, writtenIn(file.value)), ...codeFaults(file)]),
    ...concepts.flatMap((file) =>
      fileFaults(file, [[['phrases'], file.value.phrases]], [[['except'], file.value.except ?? []]]),
    ),
  ];
}

function writtenIn({ names = [], towns = [], privateMarks = [], offices = {} }: CountryFile): Written {
  return [
    [['names'], names],
    [['towns'], towns],
    [['privateMarks'], privateMarks],
    ...Object.entries(offices).map(([kind, phrases]) => [['offices', kind], phrases] as const),
  ];
}

/** Contents of files without a fault. A draft of the law changes few of them, and the same content is the same object. */
const faultless = new WeakSet<object>();

function fileFaults(placed: Placed<Phrased>, written: Written, exceptions: Written = []): Fault[] {
  const content = placed.file.value as object;
  if (faultless.has(content)) return [];
  const faults = newFaults(placed, written, exceptions);
  if (faults.length === 0) faultless.add(content);
  return faults;
}

function newFaults(placed: Placed<Phrased>, written: Written, exceptions: Written): Fault[] {
  const { lists = {}, examples } = placed.value;
  const tell = teller(placed);
  const broken = brokenIn([...written, ...exceptions], lists, tell);
  if (broken.length > 0) return broken;
  const all = (some: Written): string[] => some.flatMap(([, phrases]) => phrases);
  const { in: finds } = phraseFinder([{ phrases: all(written), except: all(exceptions), lists }]);
  return [
    ...examples.found.flatMap((text, at) =>
      finds(fold(text))
        ? []
        : [tell(['examples', 'found', at], `No phrase finds "${text}": add one, or correct the example.`)],
    ),
    ...examples.notFound.flatMap((text, at) =>
      finds(fold(text))
        ? [tell(['examples', 'notFound', at], `A phrase finds "${text}": make it narrower, or correct the example.`)]
        : [],
    ),
  ];
}

function brokenIn(written: Written, lists: PhraseLists, tell: Tell): Fault[] {
  return written.flatMap(([path, phrases]) =>
    phrases.flatMap((phrase, at) => {
      const reason = reasonAgainst(() => phraseOf(phrase, lists));
      return reason === null ? [] : [tell([...path, at], `${reason}.`)];
    }),
  );
}

function reasonAgainst(use: () => unknown): string | null {
  try {
    use();
    return null;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

/** A country is found by the name of its file. */
function codeFaults(placed: Placed<CountryFile>): Fault[] {
  const { code, names, towns } = placed.value;
  const name = placed.file.name.split('/').at(-1)?.replace('.yaml', '') ?? '';
  const isState = code !== null;
  return [
    ...(isState && code !== name ? [teller(placed)(['code'], `The file of ${code} is ${code}.yaml: rename it.`)] : []),
    ...(isState || (names ?? towns) === undefined
      ? []
      : [teller(placed)(['names'], 'An organisation has offices only: it is no State that a text can name.')]),
  ];
}
