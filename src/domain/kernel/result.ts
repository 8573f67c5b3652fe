/** Refusals are values: an expected "no" is returned with its sentence and its article. */

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
  /** What a person entered that it is about, as the request names it. */
  readonly field?: string;
}

/** A refusal: its code, its kind, its sentence in both languages, its article. */
export const refusal = (code: string, kind: RefusalKind, fr: string, en: string, article?: string): Refusal => ({
  ...{ code, kind, sentence: { fr, en } },
  ...(article === undefined ? {} : { article }),
});

/** The same refusal, said beside one field of what was entered. */
export const atField = (field: string, refusal: Refusal): Refusal => ({ ...refusal, field });

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const accept = <T>(value: T): Result<T> => ({ ok: true, value });
export const refuse = (refusal: Refusal): Result<never> => ({ ok: false, refusal });

/** A refusal where no value can carry it: on the way out of a transaction, a job or a controller. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(`${refusal.code}: ${refusal.sentence.en}`);
  }
}

/** The value; a refusal is thrown, with all that it says. */
export function valueOrFail<T>(result: Result<T>): T {
  if (!result.ok) throw new Refused(result.refusal);
  return result.value;
}
