/**
 * What makes a message a request: an act of asking for data, keeping or removal about somebody, by one who has or claims a
 * power or a right. Each element found is named; a message with none of them asks for nothing. In doubt, there is one.
 */
import type { AskingElement } from '../intake/gatekeeper.js';
import type { Span } from '../law/fact.js';
import { fold } from '../law/fold.js';
import type { Place } from '../law/place.js';
import {
  askWords,
  deedWords,
  informationWords,
  ofHimself,
  onePerson,
  practiceWords,
  reliesOn,
  reminds,
  represents,
} from './asking-words.js';
import { isHeadedByBench } from './bench.js';
import { categoryWords } from './category-words.js';
import { plainWords } from './check-words.js';
import type { Citation } from './citation.js';
import { either, words } from './finder.js';
import { sectionsOf } from './form.js';
import { languageOf } from './language.js';
import { namedIn } from './letterhead.js';
import { tellsOfOrder } from './order-told.js';
import { ownThing, troubleWords } from './other-purpose-words.js';
import { isSupport, isTenant, tenantsOf, type Weighed } from './own-matter.js';
import { documentWords, preservationWords } from './paper-words.js';
import { type Layout, linesOf, type Passage, sentenceAround } from './passage.js';
import { dataSubjectWords, lawyerWords } from './private-party-words.js';
import { officeWords, powerWords } from './role-words.js';
import { authorOf } from './sender.js';
import { isTrade } from './trade.js';

/** How far what is asked may stand from whom it is asked about, and from the law it is asked under. */
const NEAR = 300;
/** Words of a text too short for its silence to tell anything. */
const FEW = 12;

/** The elements of a request that the message shows, each once. */
export function elementsIn(weighed: Weighed): AskingElement[] {
  const { layout, mentions, origin, targets } = weighed;
  const said = layout.passages.filter(({ role }) => role !== 'quoted');
  const author = authorOf(layout.outer);
  const trades = isTrade(weighed);
  const shows: Readonly<Record<AskingElement, boolean>> = {
    claims_power: origin.pretends || powerWords.in(fold(author.name)) || said.some(speaksWithPower),
    asks_about_somebody: !trades && asksAboutSomebody(weighed, said),
    asks_for_data:
      !trades && !isSupport(weighed, said) && said.some((one) => reminds.in(one.folded) || asksForData(one)),
    relies_on_law: !trades && said.some((passage) => relies(passage, mentions)),
    exercises_right: said.some((passage) => exercisesRight(passage, isTenant(weighed))),
    tells_of_order: tellsOfOrder(weighed, said, trades),
    withdraws: said.some(({ folded }) => plainWords.withdrawal.in(folded)),
    speaks_to_machines: said.some(({ instructions }) => instructions.length > 0),
    not_understood: !layout.isWhole || !isUnderstood(layout.outer.headers.subject, said),
    asks_for_papers: said.some((passage) => asksForPapers(passage, mentions)),
    names_target: targets.some(({ span }) => said.some((passage) => holds(passage, span))),
  };
  return (Object.keys(shows) as AskingElement[]).filter((element) => shows[element]);
}

const holds = ({ part, start, text }: Passage, span: Span): boolean =>
  span.part === part && span.start >= start && span.start < start + text.length;

/** True where the message speaks of what requests are about: a law, a power, a lawyer, data of somebody, an account. */
export function touchesRequests({ layout, mentions, targets }: Weighed): boolean {
  if (mentions.length > 0 || targets.length > 0) return true;
  return layout.passages.some(({ folded }) => matter.in(folded));
}

/** True where so little is said that its silence tells nothing. */
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
export function isOrder(passage: Passage, mentions: readonly Citation[]): boolean {
  const { folded, text } = passage;
  if (isHeadedByBench(passage) || commands.in(folded)) return true;
  if (!standsOnLaw(passage, mentions)) return false;
  // A certificate asks by its form.
  const isForm =
    sectionsOf(passage).size > 3 && mentions.some((one) => one.passage === passage && one.code.startsWith('EU-'));
  const speaks = isForm || speaksWithPower(passage) || relies(passage, mentions) || asksForData(passage);
  const head = linesOf(passage).slice(0, HEAD).filter(isHeading);
  return speaks || head.some((line) => namedIn(line) !== null) || !spoken.has(languageOf(text));
}

/** True of a text that cites a law or names an office. */
export const standsOnLaw = (passage: Passage, mentions: readonly Citation[]): boolean =>
  powerWords.in(passage.folded) || mentions.some((one) => one.passage === passage);

/** Lines of a letterhead. */
const HEAD = 6;
const LINE = 90;
/** An order says so by itself, whatever law it stands on. */
const commands = words(
  '(?:requisito|requisita-se|determino|intime-se|se requiere|ordeno)[^.;]{0,80} (?:dados|datos|registros|informac\\p{L}+|documentos)',
  'you are (?:hereby )?(?:required|directed|ordered|commanded|summoned) to (?:produce|disclose|furnish|surrender|preserve|give up|hand over|appear|provide)',
);
const performs = words(
  'prions et,? au besoin',
  'nous ordonnons',
  'we hereby order',
  'you are (?:hereby )?(?:commanded|ordered)',
  'it is (?:hereby )?(?:so )?ordered',
);

/** A power is claimed where a writer names himself: in the head and the foot of a letter, or after "we" and "I". */
function speaksWithPower(passage: Passage): boolean {
  const { folded } = passage;
  if (performs.in(folded)) return true;
  const lines = linesOf(passage);
  if ([...lines.slice(0, 4), ...lines.slice(-6)].some(isOffice)) return true;
  return officeWords.all(folded).some(({ start }) => {
    const before = folded.slice(Math.max(0, start - 60), start);
    return ofHimself.in(before.slice(before.search(/[^.;!?]*$/)));
  });
}

/** A line that is the name of an office, not a sentence that speaks of one. */
const isOffice = (line: string): boolean => isHeading(line) && officeWords.in(line);

function isHeading(line: string): boolean {
  return line.length <= LINE && !askWords.in(line) && !/[.!?:]$/.test(line) && !verb.in(line);
}
const verb = words(
  'est|sont|a|ont|organise\\p{L}*|intervien\\p{L}*|invit\\p{L}*|avec|sur|recrut\\p{L}*|propos\\p{L}*',
  'is|are|has|have|with|about|how|invites?|help\\p{L}*|respon\\p{L}*|our',
);

/** About a target, or about one customer: what is the writer's own and ails is a matter of the support. */
function asksAboutSomebody({ layout, targets, operator }: Weighed, said: readonly Passage[]): boolean {
  const own = tenantsOf(authorOf(layout.outer).mailbox, operator);
  return said.some((passage) => {
    const { folded } = passage;
    const isOwn = own.length > 0 || troubleWords.in(folded);
    const named = targets
      .filter(({ span, tenant }) => span.part === passage.part && !(tenant !== null && own.includes(tenant)))
      .map(({ span }) => ({ start: span.start - passage.start, end: span.end - passage.start }))
      .filter(({ start, end }) => start >= 0 && end <= folded.length)
      .filter(({ start }) => !(isOwn && ownThing.in(folded.slice(Math.max(0, start - 40), start))));
    const persons = own.length > 0 ? [] : onePerson.all(folded);
    return [...named, ...persons].some((place) => wantsNear(folded, place));
  });
}

/** A verb that asks, and behind it something to know or to do; a question on how the operator works asks for no data. */
function wantsNear(folded: string, { start, end }: Place): boolean {
  const around = folded.slice(Math.max(0, start - NEAR), end + NEAR);
  return askWords.all(around).some((ask) => wanted.in(reachOf(around, ask)));
}
const wanted = either(informationWords, deedWords);

function reachOf(text: string, { start }: Place): string {
  const reach = text.slice(start, start + NEAR);
  return reach.slice(0, practiceWords.first(reach)?.start ?? NEAR);
}

/** Data of a kind the law knows, in the sentence of a verb that asks. */
function asksForData(passage: Passage): boolean {
  const { folded } = passage;
  return askWords.all(folded).some((ask) => {
    const sentence = sentenceAround(passage, ask);
    // "What is your policy when a court asks for…" asks for no data.
    const isOfPractice = practiceWords.in(folded.slice(sentence.start, ask.start));
    return !isOfPractice && data.in(reachOf(folded.slice(0, sentence.end), ask));
  });
}
/** Papers of the operator's own, or whatever the text it cites gives: an authority alone may ask for them. */
function asksForPapers(passage: Passage, mentions: readonly Citation[]): boolean {
  const { folded } = passage;
  return askWords.in(folded) && (documentWords.in(folded) || mentions.some((one) => one.passage === passage));
}

const matter = either(...categoryWords.map(([, finder]) => finder), powerWords, lawyerWords, dataSubjectWords);
export const data = either(...categoryWords.map(([, finder]) => finder), preservationWords);

/** The writer says before a citation that he stands on it, and asks. */
function relies(passage: Passage, mentions: readonly Citation[]): boolean {
  const { folded } = passage;
  return mentions.some(({ passage: where, place }) => {
    const stands = where === passage && reliesOn.in(folded.slice(Math.max(0, place.start - 60), place.start));
    return stands && wantsNear(folded, place);
  });
}

/** A person asks for data of his own, or somebody asks for a client. */
function exercisesRight(passage: Passage, isCustomer: boolean): boolean {
  const { folded } = passage;
  const rights = firstPerson.in(folded) ? dataSubjectWords.all(folded) : [];
  // The clients of a customer are his own.
  const others = isCustomer ? [] : represents.all(folded);
  return [...rights, ...others].some((place) => wantsNear(folded, place));
}
const firstPerson = words(
  'je|j|mes|mon|ma|me|m|nous|nos|notre|i|my|we|our|ich|mein\\p{L}*|mir|mich|wir|uns|unser\\p{L}*|yo|mis?|nosotros|nuestr\\p{L}*|mi[oae]i?|noi|nostr[oaie]|ik|mijn|mij|wij|ons|onze|eu|meus?|minhas?',
);

/** Languages whose ways of asking are known here: silence tells nothing in another. */
const spoken: ReadonlySet<string> = new Set(['fr', 'en', 'de', 'es', 'it', 'nl', 'pt', 'und']);
const otherScript = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

function isUnderstood(subject: string, said: readonly Passage[]): boolean {
  const text = [subject, ...said.map((passage) => passage.text)].join('\n');
  return spoken.has(languageOf(text)) && !otherScript.test(text.slice(0, 4_000));
}
