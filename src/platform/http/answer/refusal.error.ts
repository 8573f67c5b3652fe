import type { Bilingual } from '../../../domain/kernel/result.js';
import { type Refusal, Refused } from '../../../domain/kernel/result.js';

/** What belongs to the transport and not to the refusal. */
export interface RefusalDetails {
  /** Only where HTTP itself names a status that no kind of refusal has (400, 405, 415 …). */
  readonly status?: number;
  readonly retryAfterSeconds?: number;
  /** WWW-Authenticate (RFC 9110, 11.6.1). */
  readonly challenge?: string;
  /** The fields that are wrong, each with what to do. */
  readonly issues?: readonly FieldIssue[];
}

export interface FieldIssue {
  /** JSON Pointer as a fragment (RFC 6901, 6): `#/roles/0`. */
  readonly pointer: string;
  readonly sentence: Bilingual;
}

/** A refusal with what HTTP adds to it. */
export class RefusalError extends Refused {
  constructor(
    refusal: Refusal,
    readonly details: RefusalDetails = {},
  ) {
    super(refusal);
    this.name = 'RefusalError';
  }
}
