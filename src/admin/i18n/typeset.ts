/** The French catalogue as it is shown: with the spaces that French wants before its marks and no keyboard gives. */
import { french } from '../../domain/kernel/french.js';

/** Sets every sentence of a catalogue; those that are made when they are said are set then. */
export function typeset<Words>(words: Words): Words {
  return set(words) as Words;
}

function set(words: unknown): unknown {
  if (typeof words === 'string') return french(words);
  if (typeof words === 'function') return (...said: unknown[]) => set(words(...said));
  if (words === null || typeof words !== 'object' || Array.isArray(words)) return words;
  return Object.fromEntries(Object.entries(words).map(([name, word]) => [name, set(word)]));
}
