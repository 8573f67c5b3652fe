import { useLanguage } from '../i18n/language.js';
import type { Move } from './read.js';

/** Why an act is closed, with its article. */
export function useReason(): (closed: NonNullable<Move['closed']>) => string {
  const { say } = useLanguage();
  return ({ sentence, article }) => (article ? `${say(sentence)} (${article})` : say(sentence));
}
