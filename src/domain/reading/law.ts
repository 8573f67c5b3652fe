/** What the reading needs of the law and of the operator it reads for. */
import type { Authority } from '../law/authority.js';
import type { Tenant } from '../law/customer.js';
import type { CitationPattern, Instrument } from '../law/instrument.js';
import type { OperatorProfile } from '../law/operator.js';
import type { Lexicon } from './lexicon.js';

/** The parts of a profile that reading looks at. */
export interface OperatorParts
  extends Pick<OperatorProfile, 'parent' | 'foreignTechProvider' | 'subcontractors' | 'accountForms'> {
  readonly operator: Pick<
    OperatorProfile['operator'],
    'name' | 'mailDomains' | 'desks' | 'languages' | 'electronicCommunicationsOperator' | 'disSenders'
  >;
}

/** The same, with the customers of the directory that a message names. */
export interface OperatorView extends OperatorParts {
  readonly tenants: readonly Tenant[];
}

/** What is the same for every message. */
export interface CommonReadingLaw {
  readonly instruments: readonly Instrument[];
  readonly citations: readonly CitationPattern[];
  readonly authorities: readonly Authority[];
  readonly lexicon: Lexicon;
  readonly operator: OperatorParts;
}

/** The parts of the reading that a draft of the law can change. */
export type WordsOfLaw = Pick<CommonReadingLaw, 'instruments' | 'citations' | 'lexicon'>;

/** True when every message reads the same under both. */
export function readAlike(one: WordsOfLaw, other: WordsOfLaw): boolean {
  const said = ({ instruments, citations, lexicon }: WordsOfLaw) =>
    JSON.stringify([instruments, citations.map(({ code, sources }) => [code, sources]), lexicon.files]);
  return said(one) === said(other);
}

export interface ReadingLaw extends CommonReadingLaw {
  readonly operator: OperatorView;
}

/** The law for one message, with the customers that it may concern. */
export const lawWith = (law: CommonReadingLaw, tenants: readonly Tenant[]): ReadingLaw => ({
  ...law,
  operator: { ...law.operator, tenants },
});
