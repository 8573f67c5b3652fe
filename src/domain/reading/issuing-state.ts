/** Which Member State issued a certificate: by the field of the form, by the number of its message, by a code that stands alone. */
import type { Lexicon } from './lexicon.js';

/** Between the name of the field and its value, and the value. */
const value = /^[^\p{L}]{1,5}([\p{L}() -]{2,40})/u;

/** ISO code of the State that a certificate names as its issuer; null when it names none. */
export function issuingStateIn(folded: string, { concepts, countries }: Lexicon): string | null {
  for (const { end } of concepts['issuing-state'].all(folded)) {
    const [, said = ''] = value.exec(folded.slice(end, end + REACH)) ?? [];
    const code = countries.memberIn(said);
    if (code) return code;
  }
  return null;
}
const REACH = 45;

const standsAlone = /(?:(?:^|[-–—/|:([])\s?([A-Z]{2})\s?(?=[-–—/|:)\]]|$)|EPOC(?:-PR)? ([A-Z]{2})(?= ))/g;

/** ISO code of a Member State that stands alone between signs, as in `EPOC - PT - …`; null when none does. */
export function codeIn(subject: string, { countries }: Lexicon): string | null {
  const codes = [...subject.matchAll(standsAlone)].map(([, alone, behind]) => alone ?? behind ?? '');
  return codes.find((code) => code !== 'FR' && countries.isMember(code)) ?? null;
}

const numbered = /^[ :-]{1,3}([a-z]{2})-/;
const messageOfState = /(?<![\p{L}\p{N}])([a-z]{2})[-/ ](?:20\d\d|epoc|pr)(?=[^\p{L}])/gu;

/** ISO code of the State whose node gave a message of the decentralised system its number, as in `BE-2026-…`; null when none did. */
export function sendingNodeIn(folded: string, { concepts, countries }: Lexicon): string | null {
  const named = concepts['message-number'].all(folded).flatMap(({ end }) => {
    const [, code] = numbered.exec(folded.slice(end, end + REACH)) ?? [];
    return code === undefined ? [] : [code];
  });
  const standing = [...folded.matchAll(messageOfState)].map(([, code = '']) => code);
  const codes = [...named, ...standing].map((code) => code.toUpperCase());
  return codes.find((code) => code !== 'FR' && countries.isMember(code)) ?? null;
}
