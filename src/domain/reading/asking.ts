/**
 * What makes a message a request: it asks for data, preservation or removal concerning a person, and its writer has or claims a
 * power or a right. Each element found is named; a message with none of them asks for nothing. In doubt, there is one.
 */
import type { AskingElement } from '../intake/gatekeeper.js';
import type { Span } from '../law/fact.js';
import { fold } from '../law/fold.js';
import type { Place } from '../law/place.js';
import { isHeadedByBench } from './bench.js';
import type { Citation } from './citation.js';
import { either, type Finder } from './finder.js';
import { isLeftBlank, sectionsOf } from './form.js';
import { languageOf } from './language.js';
import type { Lexicon } from './lexicon.js';
import { tellsOfOrder } from './order-told.js';
import { isSupport, isTenant, saysOnlyOther, tenantsOf, type Weighed } from './own-matter.js';
import { type Layout, linesOf, type Passage, sentenceAround } from './passage.js';
import { authorOf, relayOf } from './sender.js';
import { isTrade } from './trade.js';

/** Most characters between what is asked and the person it is about, or the law it is asked under. */
const NEAR = 300;
/** In a text of fewer words, that something is not said proves nothing. */
const FEW = 12;

/** The elements of a request that the message shows, each once. */
export function elementsIn(weighed: Weighed): AskingElement[] {
  const { layout, mentions, origin, targets } = weighed;
  const said = layout.passages.filter(({ role }) => role !== 'quoted');
  const author = authorOf(layout.outer);
  const trades = isTrade(weighed);
  const shows: Readonly<Record<AskingElement, boolean>> = {
    claims_power:
      origin.pretends ||
      weighed.lexicon.power.in(fold(author.name)) ||
      said.some((one) => speaksWithPower(one, weighed.lexicon)),
    asks_about_somebody: !trades && asksAboutSomebody(weighed, said),
    asks_for_data:
      wantsAccess(weighed, said) ||
      (!trades &&
        !isSupport(weighed, said) &&
        (offersPartnership(weighed, said) ||
          said.some((one) => weighed.lexicon.concepts.awaited.in(one.folded) || asksForData(one, weighed.lexicon)))),
    relies_on_law: !trades && said.some((passage) => relies(passage, mentions, weighed.lexicon)),
    exercises_right: said.some((passage) => exercisesRight(passage, isTenant(weighed), weighed.lexicon)),
    tells_of_order: tellsOfOrder(weighed, said, trades),
    withdraws: said.some(({ folded }) => weighed.lexicon.concepts.withdrawal.in(folded)),
    speaks_to_machines: said.some(({ instructions }) => instructions.length > 0),
    not_understood: !layout.isWhole || !(isUnderstood(layout.outer.headers.subject, said) || saysOnlyOther(weighed)),
    asks_for_papers: said.some((passage) => asksForPapers(passage, mentions, weighed.lexicon)),
    names_target: targets.some(({ span }) => said.some((passage) => holds(passage, span))),
  };
  return (Object.keys(shows) as AskingElement[]).filter((element) => shows[element]);
}

/**
 * A foreign authority that proposes to work together, and cites no law, asks for the data it would be given (row U08).
 */
const offersPartnership = ({ origin, lexicon }: Weighed, said: readonly Passage[]): boolean =>
  origin.authorityId !== null &&
  origin.issuer.zone === 'THIRD' &&
  said.some(({ folded }) => lexicon.concepts.partnership.in(folded));

/** A partner that wants a way in, an account for its people, or what belongs to customers, whatever reason it gives. */
function wantsAccess({ layout, operator, lexicon }: Weighed, said: readonly Passage[]): boolean {
  const relay = relayOf(authorOf(layout.outer).mailbox, operator);
  if (relay === 'NONE' || relay === 'CUSTOMER') return false;
  const { asking, 'way-in': wayIn, 'of-customers': ofCustomers } = lexicon.concepts;
  return said.some(({ folded, sentences }) => {
    // What is wanted stands in the sentence that names it, or in the next: "… of your customers. Please open it."
    const isWanted = ({ start }: Place): boolean => {
      const first = sentences.findIndex(({ end }) => start < end);
      const near = sentences.slice(first, first + 2);
      return near.some((sentence) => asking.in(folded.slice(sentence.start, sentence.end)));
    };
    return wayIn.in(folded) || ofCustomers.all(folded).some(isWanted);
  });
}

const holds = ({ part, start, text }: Passage, span: Span): boolean =>
  span.part === part && span.start >= start && span.start < start + text.length;

/** True where the message speaks of what requests are about: a law, a power, a lawyer, data of a person, an account. */
export function touchesRequests({ layout, mentions, targets, lexicon }: Weighed): boolean {
  if (mentions.length > 0 || targets.length > 0) return true;
  return layout.passages.some(({ folded }) => lexicon.anyCategory.in(folded) || matterIn(lexicon).in(folded));
}

/** True for a text too short to conclude anything from what it does not say. */
export function isBrief({ passages }: Layout): boolean {
  const said = passages.filter(({ role }) => role !== 'quoted').map(({ text }) => text);
  return (
    said
      .join(' ')
      .split(/\s+/)
      .filter((word) => /\p{L}/u.test(word)).length < FEW
  );
}

/** True for a document that orders or asks, or bears the letterhead of an authority: one that only speaks of the law is none. */
export function isOrder(passage: Passage, mentions: readonly Citation[], lexicon: Lexicon): boolean {
  const { folded, text } = passage;
  if (isHeadedByBench(passage, lexicon) || lexicon.concepts.commanding.in(folded)) return true;
  if (!standsOnLaw(passage, mentions, lexicon)) return false;
  // A certificate asks by its form.
  const isForm =
    sectionsOf(passage).size > 3 &&
    !isLeftBlank(passage) &&
    mentions.some((one) => one.passage === passage && one.code.startsWith('EU-'));
  const speaks =
    isForm || speaksWithPower(passage, lexicon) || relies(passage, mentions, lexicon) || asksForData(passage, lexicon);
  const head = linesOf(passage)
    .slice(0, HEAD)
    .filter((line) => isHeading(line, lexicon));
  return speaks || head.some((line) => lexicon.countries.authorityIn(line) !== null) || !spoken.has(languageOf(text));
}

/** True of a text that cites a law or names an office. */
export const standsOnLaw = (passage: Passage, mentions: readonly Citation[], { power }: Lexicon): boolean =>
  power.in(passage.folded) || mentions.some((one) => one.passage === passage);

/** Lines of a letterhead. */
const HEAD = 6;
const LINE = 90;

/** A power is claimed where a writer names himself: in the head and the foot of a letter, or after "we" and "I". */
function speaksWithPower(passage: Passage, lexicon: Lexicon): boolean {
  const { folded } = passage;
  if (lexicon.concepts.ordering.in(folded)) return true;
  const lines = linesOf(passage);
  if ([...lines.slice(0, 4), ...lines.slice(-6)].some((line) => isOffice(line, lexicon))) return true;
  return lexicon.concepts.office.all(folded).some(({ start }) => {
    const before = folded.slice(Math.max(0, start - 60), start);
    return lexicon.concepts['writer-self'].in(before.slice(before.search(/[^.;!?]*$/)));
  });
}

/** A line that is the name of an office, not a sentence that speaks of one. */
const isOffice = (line: string, lexicon: Lexicon): boolean =>
  isHeading(line, lexicon) && lexicon.concepts.office.in(line);

function isHeading(line: string, { concepts }: Lexicon): boolean {
  if (line.length > LINE || /[.!?:]$/.test(line)) return false;
  return !concepts.asking.in(line) && !concepts['sentence-verb'].in(line);
}

/** About a target, or about one customer; a fault in the writer's own account is a matter for the support. */
function asksAboutSomebody({ layout, targets, operator, lexicon }: Weighed, said: readonly Passage[]): boolean {
  const { concepts } = lexicon;
  const own = tenantsOf(authorOf(layout.outer).mailbox, operator);
  return said.some((passage) => {
    const { folded } = passage;
    const isOwn = own.length > 0 || concepts.trouble.in(folded);
    const named = targets
      .filter(({ span, tenant }) => span.part === passage.part && !(tenant !== null && own.includes(tenant)))
      .map(({ span }) => ({ start: span.start - passage.start, end: span.end - passage.start }))
      .filter(({ start, end }) => start >= 0 && end <= folded.length)
      .filter(({ start }) => !(isOwn && concepts['writer-own'].in(folded.slice(Math.max(0, start - 40), start))));
    const persons = own.length > 0 ? [] : concepts['one-person'].all(folded);
    return [...named, ...persons].some((place) => wantsNear(folded, place, lexicon));
  });
}

/** A verb that asks, and behind it something to know or to do; a question on how the operator works asks for no data. */
function wantsNear(folded: string, { start, end }: Place, { concepts }: Lexicon): boolean {
  const around = folded.slice(Math.max(0, start - NEAR), end + NEAR);
  const wanted = either(concepts.information, concepts.deed);
  return concepts.asking.all(around).some((ask) => wanted.in(reachOf(around, ask, concepts.practice)));
}

function reachOf(text: string, { start }: Place, practice: Finder): string {
  const reach = text.slice(start, start + NEAR);
  return reach.slice(0, practice.first(reach)?.start ?? NEAR);
}

/** Data of a kind the law knows, in the sentence of a verb that asks. */
export function asksForData(passage: Passage, lexicon: Lexicon): boolean {
  const { folded } = passage;
  const { asking, practice } = lexicon.concepts;
  const data = dataIn(lexicon);
  return asking.all(folded).some((ask) => {
    const sentence = sentenceAround(passage, ask);
    // "What is your policy when a court asks for…" asks for no data.
    const isOfPractice = practice.in(folded.slice(sentence.start, ask.start));
    return !isOfPractice && data.in(reachOf(folded.slice(0, sentence.end), ask, practice));
  });
}
/** Documents of the operator itself, or anything that the cited law allows: an authority alone may ask for them. */
function asksForPapers(passage: Passage, mentions: readonly Citation[], { concepts }: Lexicon): boolean {
  const { folded } = passage;
  return (
    concepts.asking.in(folded) && (concepts.document.in(folded) || mentions.some((one) => one.passage === passage))
  );
}

const matterIn = ({ power, concepts }: Lexicon): Finder => either(power, concepts.lawyer, concepts['data-subject']);
/** The words for any data, and for keeping them. */
export const dataIn = ({ anyCategory, concepts }: Lexicon): Finder => either(anyCategory, concepts.preservation);

/** The writer says before a citation that he stands on it, and asks. */
function relies(passage: Passage, mentions: readonly Citation[], lexicon: Lexicon): boolean {
  const { folded } = passage;
  return mentions.some(({ passage: where, place }) => {
    const lead = folded.slice(Math.max(0, place.start - 60), place.start);
    return where === passage && lexicon.concepts.relying.in(lead) && wantsNear(folded, place, lexicon);
  });
}

/** A person asks for their own data, or a representative asks for a client. */
function exercisesRight({ folded }: Passage, isCustomer: boolean, lexicon: Lexicon): boolean {
  const { concepts } = lexicon;
  const rights = concepts['first-person'].in(folded) ? concepts['data-subject'].all(folded) : [];
  // A customer asks about its own clients.
  const others = isCustomer ? [] : concepts.representing.all(folded);
  return [...rights, ...others].some((place) => wantsNear(folded, place, lexicon));
}

/** Languages whose ways of asking are known here. In another language, finding no request proves nothing. */
const spoken: ReadonlySet<string> = new Set(['fr', 'en', 'de', 'es', 'it', 'nl', 'pt', 'und']);
const otherScript = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

function isUnderstood(subject: string, said: readonly Passage[]): boolean {
  const text = [subject, ...said.map((passage) => passage.text)].join('\n');
  return spoken.has(languageOf(text)) && !otherScript.test(text.slice(0, 4_000));
}
