/** Where an act asks its answer to go: an address or a link that a word of answering governs. */
import { fold } from '../law/fold.js';
import type { Place } from '../law/place.js';
import type { Concept } from './concept.js';
import { sectionsOf } from './form.js';
import { type Identifier, identifiersIn } from './identifier.js';
import type { Lexicon } from './lexicon.js';
import { type Passage, sentenceAround } from './passage.js';

/** Characters before an address in which a word of answering stands. */
const REACH = 160;
/** Characters before an address that say whose it is. */
const NEXT = 40;

/** Where the data are asked to go, and where the act says so. */
export interface Delivery {
  /** Lower case. */
  readonly address: string;
  readonly passage: Passage;
  readonly place: Place;
  /** True when the address follows the preposition directly: it is a destination, not what is asked about. */
  readonly isDirect: boolean;
}

/** Mail addresses, links, hosts and machines to which the answer is asked, wherever they stand. */
export function deliveriesOf(passages: readonly Passage[], lexicon: Lexicon): Delivery[] {
  return passages.map(unmasked).flatMap((passage) =>
    identifiersIn(passage, lexicon)
      .filter(({ kind }) => places.has(kind))
      .filter((identifier) => isDelivery(identifier, passage, lexicon) && isPlace(identifier, passage, lexicon))
      .map(({ value, place }) => {
        const before = beforeOf(place, passage);
        return { address: value.toLowerCase(), passage, place, isDirect: isDirect(before, lexicon) };
      }),
  );
}
const places: ReadonlySet<string> = new Set(['mail', 'url', 'host', 'ip']);

const beforeOf = ({ start }: Place, { folded }: Passage): string => folded.slice(Math.max(0, start - NEXT), start);

/** The same addresses, each once. */
export const deliveriesIn = (passages: readonly Passage[], lexicon: Lexicon): string[] => [
  ...new Set(deliveriesOf(passages, lexicon).map(({ address }) => address)),
];

/** A number or a bare host is a destination only for what is sent to a machine; otherwise it is what is asked about. */
const isPlace = ({ kind, place }: Identifier, passage: Passage, lexicon: Lexicon): boolean =>
  (kind !== 'host' && kind !== 'ip') || endsWith('to-machine', bare(beforeOf(place, passage)), lexicon);

/** The words right before an address, without the signs that introduce it. */
const bare = (before: string): string => before.replace(/[\s:<("]+$/u, '');
const isIntroduced = (before: string): boolean => /[:<("]\s*$/u.test(before);

const endsWith = (concept: Concept, said: string, { concepts }: Lexicon): boolean =>
  concepts[concept].all(said).some(({ end }) => end === said.length);

/** Straight behind a preposition, or behind one and the words "the address of …"; where a service is found is no such place. */
function isDirect(before: string, lexicon: Lexicon): boolean {
  const { concepts } = lexicon;
  const said = bare(before);
  if (endsWith('to-machine', said, lexicon)) return true;
  if (concepts['reachable-at'].in(before)) return false;
  return concepts['straight-to'].all(said).some(({ end }) => {
    const rest = said.slice(end);
    const word = concepts['address-word'].first(rest);
    return rest === '' || (word !== null && isShort(rest.slice(0, word.start)) && isShort(rest.slice(word.end)));
  });
}
const isShort = (words: string): boolean => /^(?: ?[\p{L}']+){0,2} ?$/u.test(words);

/**
 * An answer address beside an instruction to a machine counts against the message, so masking the instruction must not
 * hide it.
 */
const unmasked = (passage: Passage): Passage =>
  passage.instructions.length === 0 ? passage : { ...passage, folded: fold(passage.text) };

function isDelivery({ place }: Identifier, passage: Passage, lexicon: Lexicon): boolean {
  // Section L of a certificate says to whom the data go.
  const last = sectionsOf(passage).get('L');
  if (last && place.start >= last.start && place.end <= last.end) return true;
  const start = Math.max(sentenceAround(passage, place).start, place.start - REACH);
  const before = passage.folded.slice(start, place.start);
  const verb = lexicon.concepts.answering.all(before).at(-1);
  return verb !== undefined && isLed(before, lexicon) && !isObject(before.slice(verb.end), lexicon);
}

/** Behind a preposition, a sign that introduces it, or the words "the address of …". */
function isLed(before: string, lexicon: Lexicon): boolean {
  const said = bare(before);
  return (
    isIntroduced(before) ||
    endsWith('toward', said, lexicon) ||
    endsWith('beside-address', said, lexicon) ||
    lexicon.concepts['address-word'].all(said).some(({ end }) => /^[ \p{L}]{0,25}$/u.test(said.slice(end)))
  );
}

/**
 * True when the last word that says whose data are asked is about the address alone: "relatives à …", not "du compte a1
 * à …".
 */
function isObject(between: string, { concepts }: Lexicon): boolean {
  const whose = concepts['address-object'].all(between).at(-1);
  if (whose === undefined) return false;
  const gap = between.slice(whose.end);
  return gap.length <= NEXT && !/[\p{N}_@-][^ ]* /u.test(gap);
}
