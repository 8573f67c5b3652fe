/** The letter that data leave with. */
import { disclosedIn } from './disclosure.js';
import type { Preparation } from './state.js';

/** Undefined where the preparation hands nothing over. */
export function answerIn({ action, disclosure, letters }: Preparation) {
  const hasData = action === 'disclose' && disclosure !== undefined && disclosedIn(disclosure) > 0;
  return hasData ? letters.find(({ kind }) => kind === 'answer') : undefined;
}
