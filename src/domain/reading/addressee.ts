/** To whom the act is addressed: the operator, a company it did not designate, a partner, or one of its people (docs/law/en/words.md#addressee). */
import { type Mailbox, mailbox } from '../kernel/mailbox.js';
import { fold } from '../law/fold.js';
import type { Addressee, InstrumentCode, IssuerZone } from '../law/vocabulary.js';
import type { CommonReadingLaw } from './law.js';
import type { Lexicon } from './lexicon.js';
import type { Origin } from './origin.js';
import type { Layout } from './passage.js';
import { authorOf, isDesk, isStaff, isUnderAny } from './sender.js';

const abroad: ReadonlySet<IssuerZone> = new Set(['THIRD', 'EEA_CH', 'EU_DK', 'INTL']);

/** The addressee, from who brings the act, the form it stands on and where it was delivered. */
export function addresseeOf(
  layout: Layout,
  { issuer, relayedBy }: Origin,
  bases: readonly InstrumentCode[],
  { operator, lexicon }: CommonReadingLaw,
): Addressee {
  // Regulation 2023/1543, art. 7: the act goes to the establishment that the operator designated.
  const otherOffice = lexicon.concepts['other-office'];
  if (relayedBy !== 'NONE' && issuer.zone !== 'PRIVATE') return relayedBy;
  const isByStaff = isStaff(authorOf(layout.outer).mailbox, operator);
  if (bases.some((code) => code.startsWith('EU-EPOC')))
    return isByStaff && layout.passages.some(({ folded }) => otherOffice.in(folded))
      ? 'EMPLOYEE'
      : 'DESIGNATED_ESTABLISHMENT';
  // A writer who reports what was asked of him was the addressee; a scan of a letter was sent to the operator.
  const isScan = layout.passages.some(({ document }) => document);
  if (abroad.has(issuer.zone) && !isScan && isByStaff) return 'EMPLOYEE';
  const to = layout.outer.headers.to.flatMap(({ address }) => mailbox(address) ?? []);
  const ours = to.filter(({ domain }) => isUnderAny(domain, operator.operator.mailDomains));
  const isPerson = (one: Mailbox): boolean => !isDesk(one, operator) && !isOfFunction(one, lexicon);
  return ours.length > 0 && ours.every(isPerson) ? 'EMPLOYEE' : 'OPERATOR';
}

/** The whole name before the at sign is that of a function, not of one of its people. */
const isOfFunction = ({ local }: Mailbox, { concepts }: Lexicon): boolean => {
  const name = fold(local);
  const place = concepts['function-mailbox'].first(name);
  return place?.start === 0 && place.end === name.length;
};
