import type { RequestFacts } from '../../src/domain/law/fact.js';

/** A plain French requisition in flagrance for subscriber data; nobody has looked at anything yet. */
export const requisition: RequestFacts = {
  issuerZone: 'FR',
  issuerCountry: 'FR',
  issuerKind: 'police',
  relayedBy: 'NONE',
  addressee: 'OPERATOR',
  channel: 'OTHER',
  bases: ['CPP-60-1'],
  categories: ['SUB'],
  tenantFlags: [],
  emergency: false,
  checks: {},
};
