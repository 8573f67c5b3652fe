/** Every refusal leaves as one problem document (RFC 9457), by one table. */
import type { Bilingual, Language, Refusal, RefusalKind } from '../../../domain/kernel/result.js';
import type { RefusalDetails } from './refusal.error.js';

interface Answer {
  readonly status: number;
  readonly title: Bilingual;
  /** The level at which the answer is logged: an ordinary refusal is `debug`, an unavailable service is `warn`. */
  readonly level: 'debug' | 'warn';
  readonly retryAfterSeconds?: number;
}

export const answers: Readonly<Record<RefusalKind, Answer>> = {
  invalid: { status: 422, level: 'debug', title: { fr: 'Données à corriger', en: 'Data to correct' } },
  unauthenticated: { status: 401, level: 'warn', title: { fr: 'Connexion requise', en: 'Sign-in required' } },
  forbidden: { status: 403, level: 'warn', title: { fr: 'Action non permise', en: 'Action not allowed' } },
  not_found: { status: 404, level: 'debug', title: { fr: 'Introuvable', en: 'Not found' } },
  stale: { status: 409, level: 'debug', title: { fr: 'Version dépassée', en: 'Out of date' } },
  conflict: { status: 409, level: 'debug', title: { fr: 'Conflit', en: 'Conflict' } },
  too_large: { status: 413, level: 'debug', title: { fr: 'Trop volumineux', en: 'Too large' } },
  too_many: {
    status: 429,
    level: 'warn',
    retryAfterSeconds: 60,
    title: { fr: 'Trop de demandes', en: 'Too many requests' },
  },
  unavailable: {
    status: 503,
    level: 'warn',
    retryAfterSeconds: 30,
    title: { fr: 'Momentanément indisponible', en: 'Unavailable for now' },
  },
};

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly article?: string;
  /** Quote it to the administrator who reads the logs. */
  readonly requestId: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

/** The document for a refusal, in one language; `details.status` wins over the table. */
export function problemOf(refusal: Refusal, details: RefusalDetails, language: Language, requestId: string): Problem {
  const answer = answers[refusal.kind];
  const own = refusal.field === undefined ? [] : [{ pointer: `#/${refusal.field}`, sentence: refusal.sentence }];
  const issues = details.issues ?? own;
  return {
    type: `/problems/${refusal.code}`,
    title: answer.title[language],
    status: details.status ?? answer.status,
    detail: refusal.sentence[language],
    ...(refusal.article === undefined ? {} : { article: refusal.article }),
    requestId,
    ...(issues.length === 0
      ? {}
      : { errors: issues.map(({ pointer, sentence }) => ({ pointer, detail: sentence[language] })) }),
  };
}

/** The document for a bug: nothing of the inside, only the id under which it was logged. */
export function failureOf(language: Language, requestId: string): Problem {
  const title = { fr: 'Erreur interne', en: 'Internal error' };
  const detail = {
    fr: `Une erreur inattendue a été consignée sous l’identifiant ${requestId}. Transmettez-le à l’exploitant.`,
    en: `An unexpected error was logged under the id ${requestId}. Pass it to the operator.`,
  };
  return { type: '/problems/internal', title: title[language], status: 500, detail: detail[language], requestId };
}
