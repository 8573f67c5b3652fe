/** What a mail says of itself: that nothing is awaited, that it invites, or that the order it quotes is an example. */
import type { AskingElement } from '../intake/gatekeeper.js';
import { fold } from '../law/fold.js';
import type { Place } from '../law/place.js';
import { asksForData } from './asking.js';
import type { Lexicon } from './lexicon.js';
import { hasOtherPurpose, isStranger, type Weighed } from './own-matter.js';
import type { Passage } from './passage.js';
import { purposeOf } from './purpose.js';
import { authorOf } from './sender.js';

/**
 * Elements that tell of an act, of a right or of words not understood: nothing that a mail says of itself removes them.
 */
const kept: ReadonlySet<AskingElement> = new Set([
  'exercises_right',
  'tells_of_order',
  'withdraws',
  'speaks_to_machines',
  'not_understood',
]);

/**
 * True where the writer says outright that nothing is awaited, or invites to an event, and no sentence of his asks now; of the
 * report of a machine that names addresses, asks nothing and stands on no law; and of a stranger's newsletter.
 */
export function awaitsNothing(weighed: Weighed, elements: readonly AskingElement[]): boolean {
  const isElsewhere = !elements.includes('names_target') && isNotConcerned(weighed);
  if (elements.some((element) => kept.has(element) && !(isElsewhere && element === 'tells_of_order'))) return false;
  if (isMachineReport(weighed, elements) || isNewsletter(weighed, elements)) return true;
  const { layout, lexicon } = weighed;
  const texts = [fold(layout.outer.headers.subject), ...saidIn(weighed).map(({ folded }) => folded)];
  const isInvited = !elements.includes('names_target') && texts.some((text) => lexicon.concepts['invited-to'].in(text));
  const isSaid = isInvited || texts.some((text) => lexicon.concepts['nothing-asked'].in(text));
  // What it quotes of an earlier act asks no more.
  const own = layout.passages.map((passage) => withoutQuotations(passage, lexicon));
  return isSaid && purposeOf({ ...layout, passages: own }, lexicon).result !== 'holds';
}

/** A company near the operator tells of an act that touches none of its customers and none of its data. */
const isNotConcerned = (weighed: Weighed): boolean =>
  saidIn(weighed).some(({ folded }) => weighed.lexicon.concepts['not-concerned'].in(folded));

/** RFC 3834: a program made it by itself, not in answer to a message. */
function isMachineReport(weighed: Weighed, elements: readonly AskingElement[]): boolean {
  const { layout, mentions, lexicon } = weighed;
  if (!layout.outer.headers.autoSubmitted?.startsWith('auto-generated') || mentions.length > 0) return false;
  const texts = [fold(authorOf(layout.outer).name), ...saidIn(weighed).map(({ folded }) => folded)];
  const speaks = texts.some((text) => lexicon.power.in(text) || lexicon.concepts.asking.in(text));
  return elements.every((element) => element === 'names_target') && !speaks;
}

/**
 * A stranger's newsletter: it says that one is subscribed to it, carries no document, names no account and asks nothing of its
 * reader. What it tells of duties and orders is news.
 */
function isNewsletter(weighed: Weighed, elements: readonly AskingElement[]): boolean {
  if (elements.includes('names_target') || !isStranger(weighed)) return false;
  const { concepts } = weighed.lexicon;
  const said = saidIn(weighed);
  const isSubscribed = said.some(({ folded }) => concepts.subscription.in(folded));
  const asks = said.some((one) => one.document || concepts.ordering.in(one.folded) || asksReader(one, weighed.lexicon));
  return isSubscribed && !asks;
}

/** A sentence that asks for data, and speaks of its writer or to its reader: others tell of what is asked elsewhere. */
const asksReader = (passage: Passage, lexicon: Lexicon): boolean =>
  passage.sentences.some(({ start, end }) => {
    const folded = passage.folded.slice(start, end);
    const { 'writer-pronoun': writer, 'reader-pronoun': reader } = lexicon.concepts;
    return (
      (writer.in(folded) || reader.in(folded)) &&
      asksForData({ ...passage, folded, sentences: [{ start: 0, end: end - start }] }, lexicon)
    );
  });

const saidIn = ({ layout }: Weighed): Passage[] => layout.passages.filter(({ role }) => role !== 'quoted');

/**
 * The same message without the words of others that it shows: what stands between quotation marks, set in or marked as quoted in an exercise, or in the
 * news or the advertisement of a stranger, asks nothing of its reader. Null where it shows none.
 */
export function withoutExamples(weighed: Weighed): Weighed | null {
  const passages = weighed.layout.passages.map((passage) => withoutQuotations(passage, weighed.lexicon));
  const blanked = passages.some((passage, index) => passage !== weighed.layout.passages[index]);
  const shown = { ...weighed, layout: { ...weighed.layout, passages } };
  if (!blanked || !(isExercise(shown) || (isStranger(shown) && hasOtherPurpose(shown)))) return null;
  const origins = new Map(weighed.layout.passages.map((passage, index) => [passage, passages[index] ?? passage]));
  const mentions = weighed.mentions.flatMap((mention) => {
    const passage = origins.get(mention.passage);
    const isKept = passage && passage.folded.slice(mention.place.start, mention.place.end).trim() !== '';
    return passage && isKept ? [{ ...mention, passage }] : [];
  });
  const targets = weighed.targets.filter(({ span }) =>
    passages.some(
      ({ part, start, folded }) =>
        part === span.part && folded.slice(Math.max(0, span.start - start), span.end - start).trim() !== '',
    ),
  );
  return { ...shown, mentions, targets };
}

function isExercise({ layout, lexicon }: Weighed): boolean {
  const texts = [fold(layout.outer.headers.subject), ...layout.passages.map(({ folded }) => folded)];
  return texts.some((text) => lexicon.concepts['shown-as-example'].in(text));
}

/** Between marks that open and close, a sentence or more: fewer characters are a name or a word. */
const quotation = /«[^»]{40,4000}»|“[^”]{40,4000}”|„[^“”]{40,4000}[“”]|"[^"]{40,2000}"/gu;

/** Lines that a mail program marks as the words of another, below which the writer goes on. */
const markedLines = /(?:^>.*\n?)+/gm;
/** Lines set in behind a colon. */
const setIn = /:[ \t]*\n(?:[ \t]*\n)?(?:[ \t]{2,}\S.*\n?|[ \t]*\n(?=[ \t]{2,}\S))+/g;
/** Characters before the colon in which the writer says that he shows an example. */
const SHOWS = 120;

function withoutQuotations(passage: Passage, { concepts }: Lexicon): Passage {
  if (passage.document) return passage;
  const placesOf = (pattern: RegExp): Place[] =>
    [...passage.text.matchAll(pattern)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
  const shown = placesOf(setIn).filter(({ start }) =>
    concepts['shown-as-example'].in(passage.folded.slice(Math.max(0, start - SHOWS), start + 1)),
  );
  const places = [...placesOf(quotation), ...placesOf(markedLines), ...shown];
  return places.length === 0 ? passage : { ...passage, ...blanked(passage, places) };
}

const blanked = ({ text, folded }: Passage, places: readonly Place[]): Pick<Passage, 'text' | 'folded'> => {
  const without = (said: string): string =>
    places.reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), said);
  return { text: without(text), folded: without(folded) };
};
