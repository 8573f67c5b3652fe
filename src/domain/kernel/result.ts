/** Refusals are values: an expected "no" is returned with its sentence and its article; only bugs throw. */

export interface Bilingual {
  readonly fr: string;
  readonly en: string;
}

export type Language = keyof Bilingual;

/** What kind of "no" it is; platform/http maps each kind to one HTTP status. */
export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'stale'
  | 'conflict'
  | 'too_large'
  | 'too_many'
  | 'unavailable';

export interface Refusal {
  /** Stable, kebab-case; becomes the `type` of the problem document (RFC 9457). */
  readonly code: string;
  readonly kind: RefusalKind;
  readonly sentence: Bilingual;
  /** The article or the promise that says no, as people cite it. */
  readonly article?: string;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const accept = <T>(value: T): Result<T> => ({ ok: true, value });
export const refuse = (refusal: Refusal): Result<never> => ({ ok: false, refusal });
