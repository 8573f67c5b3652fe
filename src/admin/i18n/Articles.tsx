/** The texts that something stands on, as they are cited; a policy of the operator goes by its name. */
import { useWords } from './language.js';

const GDPR = /\bGDPR (\d[\d()a-z]*)/g;
const POLICY = /\bPolicy (?=[A-Za-z])/g;

export function Articles({ cited }: { readonly cited: string | readonly string[] }) {
  const { policy, gdpr } = useWords().rules;
  const text = [cited].flat().join(' · ').replaceAll('; ', ' · ').replace(POLICY, `${policy} `);
  return text.replace(GDPR, (_all, article: string) => gdpr(article));
}
