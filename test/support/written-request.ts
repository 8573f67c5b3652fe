/** Requests as tests write them: their facts and what the rules concluded. */
import type { Particulars, Requester } from '../../src/cases/rows/particulars.js';
import type { Command } from '../../src/domain/case/command.js';
import type { RequestFacts } from '../../src/domain/law/fact.js';

type Classification = Extract<Command, { type: 'classify' }>['classification'];

export const usWarrant: RequestFacts = {
  issuerZone: 'THIRD',
  issuerCountry: 'US',
  issuerKind: 'court',
  relayedBy: 'NONE',
  addressee: 'OPERATOR',
  channel: 'OTHER',
  bases: ['US-SCA-2703'],
  categories: ['CON'],
  tenantFlags: [],
  emergency: false,
  checks: { origin_established: 'holds' },
};

export const requisition: RequestFacts = {
  ...usWarrant,
  issuerZone: 'FR',
  issuerCountry: 'FR',
  issuerKind: 'police',
  bases: ['CPP-60-1'],
  categories: ['SUB'],
};

export const refused: Classification = {
  row: 'U01',
  rule: 'U01',
  verdict: 'REFUSE_REDIRECT',
  grounds: ['G-GDPR48', 'G-LB1BIS'],
  notices: ['N_SISSE'],
  clocks: [],
  gag: 'G_FOR',
  circuit: 'refusal',
  approvers: ['head_of_legal'],
  letterBlocks: ['B0', 'B-GDPR48', 'B-GDPR28', 'B-LB', 'B-CHANNEL-MLAT', 'B-END'],
  failing: [],
  unknown: [],
  facts: [],
  counsel: ['Q-LOI68-PERSONAL'],
  law: 'a'.repeat(64),
};

export const admitted: Classification = {
  ...refused,
  row: 'F01',
  rule: 'F01',
  verdict: 'ADMIT',
  grounds: [],
  notices: [],
  circuit: 'judicial',
  letterBlocks: [],
};

export interface WrittenRequest {
  readonly facts?: RequestFacts;
  readonly classification?: Classification;
  readonly language?: string;
  readonly requester?: Partial<Requester>;
  /** What the checks say of it: by default its author is proved. */
  readonly sender?: Particulars['sender'];
  readonly receivedAt?: string;
  /** The account that it aims at. */
  readonly target?: string;
}
