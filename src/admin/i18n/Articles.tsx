/** The texts that something stands on, as they are cited; the specification of the house goes by its name. */
import { useWords } from './language.js';

const HOUSE = /\bLAW (?=\d)/g;

export function Articles({ cited }: { readonly cited: string | readonly string[] }) {
  const { houseLaw } = useWords().rules;
  return [cited].flat().join(' · ').replaceAll('; ', ' · ').replace(HOUSE, `${houseLaw} `);
}
