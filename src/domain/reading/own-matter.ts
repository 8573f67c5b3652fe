/** Messages that ask for no data of others: a customer's own service, support, trade, news. */
import { addressText, type Mailbox } from '../kernel/mailbox.js';
import { fold } from '../law/fold.js';
import type { Citation } from './citation.js';
import type { Concept } from './concept.js';
import type { Finder } from './finder.js';
import type { OperatorView } from './law.js';
import type { Lexicon } from './lexicon.js';
import type { Origin } from './origin.js';
import { ofOffice } from './own-state.js';
import type { Layout, Passage } from './passage.js';
import { authorOf, hostOf, isUnderAny, relayOf } from './sender.js';
import type { Target } from './target.js';
import { isTrade } from './trade.js';

/** The parts of a message that are weighed. */
export interface Weighed {
  readonly layout: Layout;
  /** All citations, also those that only mention. */
  readonly mentions: readonly Citation[];
  readonly origin: Origin;
  readonly targets: readonly Target[];
  readonly operator: OperatorView;
  readonly lexicon: Lexicon;
}

/** True when the message states another purpose: thanks, an invitation, news, a post, a sale, a machine that fails. */
export function hasOtherPurpose(weighed: Weighed): boolean {
  const { outer, passages } = weighed.layout;
  const { concepts } = weighed.lexicon;
  if (isOwnMatter(weighed) || isTrade(weighed)) return true;
  const said = passages.filter(({ role }) => role !== 'quoted').map(({ folded }) => folded);
  const texts = [fold(outer.headers.subject), ...said];
  if (
    concepts['support-ticket'].in(fold(outer.headers.subject)) &&
    said.some((text) => concepts['writer-own'].in(text))
  )
    return true;
  return texts.some((text) => concepts['other-purpose'].in(text) || ails(text, weighed.lexicon));
}

/** A customer who names only their own accounts writes about their own service. */
function isOwnMatter({ layout, targets, operator }: Weighed): boolean {
  const own = tenantsOf(authorOf(layout.outer).mailbox, operator);
  return own.length > 0 && targets.every(({ tenant }) => tenant !== null && own.includes(tenant));
}

const ails = (text: string, { concepts }: Lexicon): boolean =>
  concepts.trouble.in(text) && concepts['writer-own'].in(text);

/**
 * True for a customer, for a support ticket about the writer's own service, and for a fault in the writer's own
 * machine.
 */
export function isSupport({ layout, operator, lexicon }: Weighed, said: readonly Passage[]): boolean {
  const { concepts } = lexicon;
  const writer = authorOf(layout.outer).mailbox;
  const isTicket =
    concepts['support-ticket'].in(fold(layout.outer.headers.subject)) &&
    said.some((one) => concepts['writer-own'].in(one.folded));
  return tenantsOf(writer, operator).length > 0 || isTicket || said.some(({ folded }) => ails(folded, lexicon));
}
/** A writer who is no authority and reports none. */
export function isStranger({ layout, origin, operator }: Weighed): boolean {
  const writer = authorOf(layout.outer).mailbox;
  const isNear = relayOf(writer, operator) !== 'NONE' || isUnderAny(hostOf(writer), operator.operator.mailDomains);
  return !isNear && (origin.issuer.zone === 'UNKNOWN' || origin.issuer.zone === 'PRIVATE') && !origin.pretends;
}

/**
 * A stranger who states another purpose, and mentions no office, law, account or data. That is enough even in a
 * language whose ways of asking are not known.
 */
export function saysOnlyOther(weighed: Weighed): boolean {
  const { layout, mentions, targets, lexicon } = weighed;
  if (mentions.length > 0 || targets.length > 0 || !isStranger(weighed)) return false;
  const { subject } = layout.outer.headers;
  const texts = [fold(subject), fold(authorOf(layout.outer).name), ...layout.passages.map(({ folded }) => folded)];
  const speaksOf = ({ in: isIn }: Finder): boolean => texts.some((text) => isIn(text));
  if (!speaksOf(lexicon.concepts['other-purpose'])) return false;
  const isOfficial = official.some((concept) => speaksOf(lexicon.concepts[concept]));
  const isOfData = speaksOf(lexicon.anyCategory) || speaksOf(lexicon.concepts.preservation);
  const isNamed = speaksOf(lexicon.power) || texts.some((text) => lexicon.countries.authorityIn(text) !== null);
  return !isOfficial && !isOfData && !isNamed;
}
/** Who may ask with power, or for themselves, and the words for it. */
const official = [
  ...ofOffice,
  ...(['official', 'lawyer', 'data-subject', 'any-law'] as const),
] as const satisfies readonly Concept[];

export const isTenant = ({ layout, operator }: Weighed): boolean =>
  tenantsOf(authorOf(layout.outer).mailbox, operator).length > 0;

export function tenantsOf(writer: Mailbox | null, operator: OperatorView): string[] {
  if (!writer || relayOf(writer, operator) !== 'CUSTOMER') return [];
  const address = addressText(writer).toLowerCase();
  return operator.tenants
    .filter(
      ({ accounts, domains }) =>
        domains.includes(writer.domain) || accounts.some((account) => account.toLowerCase() === address),
    )
    .map(({ id }) => id);
}
