import type { Refusal, Result } from '../../domain/kernel/result.js';

/** What belongs to the transport and not to the refusal. */
export interface RefusalDetails {
  /** Only where HTTP itself names a status that no kind of refusal has (400, 405, 415 …). */
  readonly status?: number;
  readonly retryAfterSeconds?: number;
  /** The fields that are wrong, each with what to do. */
  readonly issues?: readonly FieldIssue[];
}

export interface FieldIssue {
  /** JSON Pointer as a fragment (RFC 6901, 6): `#/roles/0`. */
  readonly pointer: string;
  readonly sentence: { readonly fr: string; readonly en: string };
}

/** The only exception that stands for an expected "no"; the problem filter alone catches it. */
export class RefusalError extends Error {
  constructor(
    readonly refusal: Refusal,
    readonly details: RefusalDetails = {},
  ) {
    super(`${refusal.code}: ${refusal.sentence.en}`);
    this.name = 'RefusalError';
  }
}

/** The edge of a controller: the value, or a RefusalError that becomes a problem document. */
export function valueOrThrow<T>(result: Result<T>): T {
  if (!result.ok) throw new RefusalError(result.refusal);
  return result.value;
}
