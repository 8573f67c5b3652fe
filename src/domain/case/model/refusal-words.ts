/** A "no" of a case: its code, its kind, its sentence in both languages, its article. */
import type { Bilingual, Refusal, RefusalKind } from '../../kernel/result.js';

export const refusal = (code: string, kind: RefusalKind, fr: string, en: string, article?: string): Refusal => ({
  code,
  kind,
  sentence: { fr, en } satisfies Bilingual,
  ...(article === undefined ? {} : { article }),
});
