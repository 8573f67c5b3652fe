/** Of an order that came to somebody else: a partner, a customer or one of the operator's own people tells of it (Policy original-issuer). */
import type { Mailbox } from '../kernel/mailbox.js';
import { fold } from '../law/fold.js';
import { officialWords, orderNames, powerAsked } from './asking-words.js';
import type { Citation } from './citation.js';
import { words } from './finder.js';
import type { OperatorView } from './law.js';
import { namedIn } from './letterhead.js';
import type { Origin } from './origin.js';
import type { Layout, Passage } from './passage.js';
import { authorOf, hostOf, isStaff, isUnderAny, relayOf } from './sender.js';
import type { Target } from './target.js';

interface Heard {
  readonly layout: Layout;
  readonly mentions: readonly Citation[];
  readonly origin: Origin;
  readonly targets: readonly Target[];
  readonly operator: OperatorView;
}

/** True where one whom an authority may press says, in his own words, that one did; in a letter of trade, an order is a firm's own unless a power is named in it. */
export function tellsOfOrder(heard: Heard, said: readonly Passage[], trades: boolean): boolean {
  const { layout, origin, operator } = heard;
  const writer = authorOf(layout.outer).mailbox;
  return (
    (isNear(writer, operator) && (trades ? namesPower(layout, said) : tellsOfPower(layout, said, operator))) ||
    isToldOfAbroad(origin, writer, operator) ||
    isToldByPartner(heard, said)
  );
}

/** A power, or a paper that only a power sends, in the very words that tell of what was asked. */
function namesPower({ outer }: Layout, said: readonly Passage[]): boolean {
  const texts = [fold(outer.headers.subject), ...said.map(({ folded }) => folded)];
  const told = texts.flatMap((text) => powerAsked.all(text).map(({ start, end }) => text.slice(start, end)));
  return told.some((words) => officialWords.in(words) || compulsory.in(words));
}
const compulsory = words(
  '(?:warrants?|subpoenas?|summons|directives?|injonctions?|requisitions?|mandats?|assignations?)',
);

/** What a text says, two sentences together, but for what it only supposes: that tells of nothing that came. */
function saidOf({ folded, sentences }: Passage): string[] {
  const said = sentences.map(({ start, end }) => withoutSupposed(folded.slice(start, end)));
  return said.map((one, index) => `${one} ${said[index + 1] ?? ''}`);
}
/** What the writer supposes of himself may be what he tells: it stays. */
const withoutSupposed = (said: string): string =>
  supposed
    .all(said)
    .map(({ start, end }) => said.slice(start, end))
    .filter((one) => !ofHimself.in(one))
    .reduce((rest, one) => rest.replace(one, ' '), said);
const ofHimself = words('(?:we|us|i|me|nous|je|wir|uns|ich|mir)');
const supposed = words(
  '(?:if|in case|suppose) [^.;]{0,120} (?:would|could|might|will)',
  "(?:si|au cas ou|dans l'hypothese)[^.;]{0,120} (?:pourr|ser|aur|devr|fer)\\p{L}+",
  '(?:wenn|falls) [^.;]{0,120} (?:wurde|konnte|ware)\\p{L}*',
  '(?:questions?|handling|polic(?:y|ies)|politiques?|traitement|procedures?|umgang)[^.;]{0,40} (?:requests?|demandes?|requisitions?|anfragen)',
  '(?:there is|have) no (?:order|request|demand|warrant)[^.;]{0,40}',
);

/** A partner tells of what was asked in so many words; a customer also by naming a power and what it wrote, but in a question. */
function tellsOfPower({ outer }: Layout, said: readonly Passage[], operator: OperatorView): boolean {
  const isCustomer = relayOf(authorOf(outer).mailbox, operator) === 'CUSTOMER';
  const subject = fold(outer.headers.subject);
  if (!isCustomer) return [subject, ...said.map(({ folded }) => folded)].some((text) => powerAsked.in(text));
  return [withoutSupposed(subject), ...said.flatMap(saidOf)].some(
    (text) => powerAsked.in(text) || (officialWords.in(stated(text)) && orderNames.in(stated(text))),
  );
}

/** Without the questions it asks. */
const stated = (text: string): string => text.replaceAll(/[^.;!?]*\?/g, '');

/** One of the operator's own people tells of a State abroad that pressed him (row U28). */
const isToldOfAbroad = ({ issuer }: Origin, writer: Mailbox | null, operator: OperatorView): boolean =>
  isStaff(writer, operator) && issuer.zone !== 'PRIVATE' && issuer.zone !== 'UNKNOWN';

/** A partner that names one of our customers beside a law or a power tells of an act. */
function isToldByPartner({ layout, mentions, targets, operator }: Heard, said: readonly Passage[]): boolean {
  const relay = relayOf(authorOf(layout.outer).mailbox, operator);
  const isPartner = relay !== 'NONE' && relay !== 'CUSTOMER';
  const speaks =
    mentions.some(({ passage }) => said.includes(passage)) || said.some(({ folded }) => namedIn(folded) !== null);
  return isPartner && speaks && targets.some(({ tenant }) => tenant !== null);
}

/** Those to whom an authority may turn in the operator's stead: partners, customers, its own people. */
function isNear(writer: Mailbox | null, operator: OperatorView): boolean {
  return relayOf(writer, operator) !== 'NONE' || isUnderAny(hostOf(writer), operator.operator.mailDomains);
}
