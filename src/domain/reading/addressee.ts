/** To whom the act is addressed: the operator, a house it did not designate, a partner, or one of its people (docs/law/en/words.md#addressee). */
import { mailbox } from '../kernel/mailbox.js';
import type { Addressee, InstrumentCode, IssuerZone } from '../law/vocabulary.js';
import { words } from './finder.js';
import type { OperatorView } from './law.js';
import type { Origin } from './origin.js';
import type { Layout } from './passage.js';
import { authorOf, isDesk, isStaff, isUnderAny } from './sender.js';

const abroad: ReadonlySet<IssuerZone> = new Set(['THIRD', 'EEA_CH', 'EU_DK', 'INTL']);

/** Another house of the operator than the one it designated (Regulation 2023/1543, art. 7). */
const otherOffice = words(
  '(?:sales|branch|commercial|representative|liaison) offices?',
  'other establishment',
  '(?:bureau|agence) (?:commercial\\p{L}*|de vente|de representation)',
  'succursale',
  'filiale',
  'vertriebsburo',
  'zweigniederlassung',
  '(?:oficina|ufficio) comerc\\p{L}*',
  'ufficio commerciale',
);

/** The addressee, from who brings the act, the form it stands on and where it was delivered. */
export function addresseeOf(
  layout: Layout,
  { issuer, relayedBy }: Origin,
  bases: readonly InstrumentCode[],
  operator: OperatorView,
): Addressee {
  if (relayedBy !== 'NONE') return relayedBy;
  const isByStaff = isStaff(authorOf(layout.outer).mailbox, operator);
  if (bases.some((code) => code.startsWith('EU-EPOC')))
    return isByStaff && layout.passages.some(({ folded }) => otherOffice.in(folded))
      ? 'EMPLOYEE'
      : 'DESIGNATED_ESTABLISHMENT';
  // Who tells what was asked of him was himself asked; a scan of a letter was sent to the house.
  const isScan = layout.passages.some(({ document }) => document);
  if (abroad.has(issuer.zone) && !isScan && isByStaff) return 'EMPLOYEE';
  const to = layout.outer.headers.to.flatMap(({ address }) => mailbox(address) ?? []);
  const ours = to.filter(({ domain }) => isUnderAny(domain, operator.operator.mailDomains));
  return ours.length > 0 && ours.every((one) => !isDesk(one, operator)) ? 'EMPLOYEE' : 'OPERATOR';
}
