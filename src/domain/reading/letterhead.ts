/** Whose letterhead an act bears, for acts that others pass on. It names an issuer; it proves nothing. */
import type { Countries } from './countries.js';
import type { Issuer } from './country.js';

const HEAD_LENGTH = 1_200;

/** The issuer whose name stands first in the head of the text; null when none is known. */
export const letterheadOf = (folded: string, countries: Countries): Issuer | null =>
  countries.authorityIn(folded.slice(0, HEAD_LENGTH));
