/** The texts that something stands on, as they are cited; a policy of the operator goes by its name. */
import { useWords } from './language.js';

const POLICY = /\bPolicy (?=[A-Za-z])/g;

export function Articles({ cited }: { readonly cited: string | readonly string[] }) {
  const { policy } = useWords().rules;
  return [cited].flat().join(' · ').replaceAll('; ', ' · ').replace(POLICY, `${policy} `);
}
