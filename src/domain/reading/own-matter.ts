/** Messages that ask for no data of others: a customer's own service, support, trade, news. */
import { addressText, type Mailbox } from '../kernel/mailbox.js';
import { fold } from '../law/fold.js';
import type { Citation } from './citation.js';
import { words } from './finder.js';
import type { OperatorView } from './law.js';
import type { Origin } from './origin.js';
import { otherPurpose, ownThing, troubleWords } from './other-purpose-words.js';
import type { Layout, Passage } from './passage.js';
import { authorOf, isAt, relayOf } from './sender.js';
import type { Target } from './target.js';
import { isTrade } from './trade.js';

/** What of a message is weighed. */
export interface Weighed {
  readonly layout: Layout;
  /** All citations, also those that only mention. */
  readonly mentions: readonly Citation[];
  readonly origin: Origin;
  readonly targets: readonly Target[];
  readonly operator: OperatorView;
}

/** True when the message says that its end is another one: thanks, an invitation, news, a post, a sale, a machine that fails. */
export function hasOtherPurpose(weighed: Weighed): boolean {
  const { outer, passages } = weighed.layout;
  if (isOwnMatter(weighed) || isTrade(weighed)) return true;
  const said = passages.filter(({ role }) => role !== 'quoted').map(({ folded }) => folded);
  const texts = [fold(outer.headers.subject), ...said];
  if (supportTicket.in(fold(outer.headers.subject)) && said.some((text) => ownThing.in(text))) return true;
  return texts.some((text) => otherPurpose.in(text)) || texts.some((text) => ails(text));
}

/** A customer who names nothing but what is his speaks of his own service. */
function isOwnMatter({ layout, targets, operator }: Weighed): boolean {
  const own = tenantsOf(authorOf(layout.outer).mailbox, operator);
  return own.length > 0 && targets.every(({ tenant }) => tenant !== null && own.includes(tenant));
}

const ails = (text: string): boolean => troubleWords.in(text) && ownThing.in(text);

/** A customer, or one whose own machine ails, asks for what is his. */
export function isSupport({ layout, operator }: Weighed, said: readonly Passage[]): boolean {
  const writer = authorOf(layout.outer).mailbox;
  const isTicket = supportTicket.in(fold(layout.outer.headers.subject)) && said.some((one) => ownThing.in(one.folded));
  return tenantsOf(writer, operator).length > 0 || isTicket || said.some(({ folded }) => ails(folded));
}
/** A customer of the support says so in his subject, and speaks of what is his. */
const supportTicket = words(
  '\\[?tickets?(?: (?:n[o°] ?)?#?\\d+)?',
  'support case',
  "demande (?:d'assistance|de support)",
);

export const isTenant = ({ layout, operator }: Weighed): boolean =>
  tenantsOf(authorOf(layout.outer).mailbox, operator).length > 0;

export function tenantsOf(writer: Mailbox | null, operator: OperatorView): string[] {
  if (!writer || relayOf(writer, operator) !== 'CUSTOMER') return [];
  const address = addressText(writer).toLowerCase();
  const mine = (account: string): boolean => account.toLowerCase() === address || isAt(writer.domain, account);
  return operator.tenants.filter(({ accounts }) => accounts.some(mine)).map(({ id }) => id);
}
