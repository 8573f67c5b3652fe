/** An order that another recipient reports: a partner, a customer or a member of the operator's staff (Policy original-issuer). */
import type { Mailbox } from '../kernel/mailbox.js';
import { fold } from '../law/fold.js';
import type { Citation } from './citation.js';
import { demandedAbroad } from './demanded.js';
import type { OperatorView } from './law.js';
import type { Lexicon } from './lexicon.js';
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
  readonly lexicon: Lexicon;
}

/**
 * True when a partner, a customer or an employee reports an order of an authority in their own words. In a business
 * letter an order is a purchase, unless it names an authority.
 */
export function tellsOfOrder(heard: Heard, said: readonly Passage[], trades: boolean): boolean {
  const { layout, origin, operator, lexicon } = heard;
  const writer = authorOf(layout.outer).mailbox;
  return (
    (isNear(writer, operator) && (trades ? namesPower(layout, said, lexicon) : tellsOfPower(layout, said, heard))) ||
    isToldOfAbroad(origin, writer, operator) ||
    isDemandedOfStranger(heard, said) ||
    isToldByPartner(heard, said)
  );
}

/** An auditor, an insurer or an investor who asks, and says that an authority abroad demanded it of him. */
const isDemandedOfStranger = ({ layout, origin, operator, lexicon }: Heard, said: readonly Passage[]): boolean =>
  !isNear(authorOf(layout.outer).mailbox, operator) &&
  origin.issuer.zone === 'THIRD' &&
  origin.authorityId === null &&
  demandedAbroad(layout, lexicon) !== null &&
  said.some(({ folded }) => lexicon.concepts.asking.in(folded));

/** A power, or a paper that only a power sends, in the very words that tell of what was asked. */
function namesPower({ outer }: Layout, said: readonly Passage[], { concepts }: Lexicon): boolean {
  const texts = [fold(outer.headers.subject), ...said.map(({ folded }) => folded)];
  const told = texts.flatMap((text) =>
    concepts['power-asking'].all(text).map(({ start, end }) => text.slice(start, end)),
  );
  return told.some((words) => concepts.official.in(words) || concepts['compulsory-act'].in(words));
}

/**
 * The statements of a text, two sentences at a time, without mere suppositions: these report nothing that was received.
 */
function saidOf({ folded, sentences }: Passage, lexicon: Lexicon): string[] {
  const said = sentences.map(({ start, end }) => withoutSupposed(folded.slice(start, end), lexicon));
  return said.map((one, index) => `${one} ${said[index + 1] ?? ''}`);
}
/** A supposition about the writer may be the report itself, so it stays. */
const withoutSupposed = (said: string, { concepts }: Lexicon): string =>
  concepts.supposed
    .all(said)
    .map(({ start, end }) => said.slice(start, end))
    .filter((one) => !concepts['i-or-we'].in(one))
    .reduce((rest, one) => rest.replace(one, ' '), said);

/**
 * A partner must say in so many words what was asked. Of a customer it is enough to name an authority and what it
 * wrote, except in a question.
 */
function tellsOfPower({ outer }: Layout, said: readonly Passage[], { operator, lexicon }: Heard): boolean {
  const { concepts } = lexicon;
  const isCustomer = relayOf(authorOf(outer).mailbox, operator) === 'CUSTOMER';
  const subject = fold(outer.headers.subject);
  if (!isCustomer)
    return [subject, ...said.map(({ folded }) => folded)].some((text) => concepts['power-asking'].in(text));
  return [withoutSupposed(subject, lexicon), ...said.flatMap((one) => saidOf(one, lexicon))].some(
    (text) =>
      concepts['power-asking'].in(text) ||
      (concepts.official.in(stated(text)) && concepts['order-name'].in(stated(text))),
  );
}

/** Without the questions it asks. */
const stated = (text: string): string => text.replaceAll(/[^.;!?]*\?/g, '');

/** An employee of the operator reports pressure by a foreign State (row U28). */
const isToldOfAbroad = ({ issuer }: Origin, writer: Mailbox | null, operator: OperatorView): boolean =>
  isStaff(writer, operator) && issuer.zone !== 'PRIVATE' && issuer.zone !== 'UNKNOWN';

/** A partner that names one of our customers beside a law or a power tells of an act. */
function isToldByPartner(
  { layout, mentions, targets, operator, lexicon: { countries } }: Heard,
  said: readonly Passage[],
): boolean {
  const relay = relayOf(authorOf(layout.outer).mailbox, operator);
  const isPartner = relay !== 'NONE' && relay !== 'CUSTOMER';
  const speaks =
    mentions.some(({ passage }) => said.includes(passage)) ||
    said.some(({ folded }) => countries.authorityIn(folded) !== null);
  return isPartner && speaks && targets.some(({ tenant }) => tenant !== null);
}

/** Writers to whom an authority may turn instead of the operator: partners, customers, employees. */
function isNear(writer: Mailbox | null, operator: OperatorView): boolean {
  return relayOf(writer, operator) !== 'NONE' || isUnderAny(hostOf(writer), operator.operator.mailDomains);
}
