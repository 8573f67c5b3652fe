import type { RequestFacts } from '../../src/domain/law/fact.js';

/** A plain French requisition in flagrance for subscriber data; no fact is confirmed yet. */
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
