/** What the reading needs of the law and of the operator it reads for. */
import type { Authority } from '../law/authority.js';
import type { CitationPattern, Instrument } from '../law/instrument.js';
import type { OperatorProfile } from '../law/operator.js';

/** The parts of a profile that reading looks at. */
export interface OperatorView
  extends Pick<OperatorProfile, 'parent' | 'foreignTechProvider' | 'subcontractors' | 'tenants'> {
  readonly operator: Pick<
    OperatorProfile['operator'],
    'name' | 'mailDomains' | 'desks' | 'languages' | 'electronicCommunicationsOperator' | 'disSenders'
  >;
}

export interface ReadingLaw {
  readonly instruments: readonly Instrument[];
  readonly citations: readonly CitationPattern[];
  readonly authorities: readonly Authority[];
  readonly operator: OperatorView;
}
