export type Language = 'fr' | 'en';

export const isLanguage = (value: string | null | undefined): value is Language => value === 'fr' || value === 'en';

/**
 * The first language of the desk that a browser asks for; French where it asks for neither.
 * @param preferred tags as in RFC 5646, the most wanted first
 */
export function askedLanguage(preferred: readonly string[]): Language {
  return preferred.map((tag) => tag.split('-', 1)[0]?.toLowerCase()).find(isLanguage) ?? 'fr';
}
