/** The language an answer is written in: French unless the reader prefers English (RFC 9110, 12.5.4). */
import type { Language } from '../../../domain/kernel/result.js';

const weightOf = (parameter: string | undefined): number => {
  if (parameter === undefined) return 1;
  const weight = Number(/^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]);
  return Number.isFinite(weight) ? weight : 0;
};

/** Never fails: a header that cannot be read, or names neither language, means French. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const weights = { fr: 0, en: 0 };
  for (const range of (acceptLanguage ?? '').split(',')) {
    const [tag = '', parameter] = range.trim().toLowerCase().split(';');
    const primary = tag.split('-')[0];
    if (primary === 'fr' || primary === 'en') weights[primary] = Math.max(weights[primary], weightOf(parameter));
  }
  return weights.en > weights.fr ? 'en' : 'fr';
}
