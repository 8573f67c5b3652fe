/** Whether a judge, a court or an investigating judge issued or validated a certificate (Regulation 2023/1543, art. 4). */
import type { CheckResult } from '../law/vocabulary.js';
import { type Clause, type Stance, stanceOf, without } from './clause.js';
import type { Finder } from './finder.js';
import type { Lexicon } from './lexicon.js';

interface Said {
  readonly kind: string;
  /** All that the message says, in its own words. */
  readonly told: readonly Clause[];
  /** The sections of the issuing and of the validating authority. */
  readonly issuing: readonly Clause[];
  readonly validating: readonly Clause[];
}

/** True where a field or a section of a form holds nothing, or says that it does not apply or is not filled in. */
export const isEmpty = (said: string, { concepts }: Lexicon): boolean =>
  !/[\p{L}\p{N}]/u.test(without(said, concepts['not-applicable'], concepts['not-filled-in']));

/** Characters behind a title in which its field says that it does not apply. */
const REACH = 60;

/** True where the title of a field is followed by nothing but "none": between them a bracket and a colon at most. */
export const saysNone = (said: string, title: Finder, { concepts }: Lexicon): boolean =>
  title.all(said).some(({ end }) => {
    const signs = /^(?: \([^)]{0,40}\))? ?:? ?\(?/.exec(said.slice(end, end + REACH))?.[0] ?? '';
    return concepts['not-applicable'].first(said.slice(end + signs.length, end + signs.length + REACH))?.start === 0;
  });

const some = (clauses: readonly Clause[], stance: Stance, lexicon: Lexicon): boolean =>
  clauses.some((clause) => stanceOf(clause, lexicon) === stance);

/**
 * Held where a judge issued or validated the certificate in so many words and nothing there or in its mail doubts it; what
 * is both said and doubted is unknown (art. 4(2)).
 */
export function validatedBy({ kind, told, issuing, validating }: Said, lexicon: Lexicon): CheckResult {
  const doubts = [...told.filter((clause) => speaksOfValidation(clause, lexicon)), ...validating].filter(
    ({ said }) => !notNeeded(said, lexicon),
  );
  const isJudge = kind === 'judge' || kind === 'court' || namesJudge(issuing, lexicon);
  const isDoubted = some(doubts, 'open', lexicon) || some(doubts, 'denied', lexicon);
  if (isJudge || namesJudge(validating, lexicon) || told.some((clause) => namesValidator(clause, lexicon)))
    return isDoubted ? 'unknown' : 'holds';
  return unvalidated(validating.map(({ said }) => said).join('\n'), doubts, told, lexicon);
}

/** Of a certificate that names no judge: a prosecutor's office names the court it stands beside, and is none. */
function unvalidated(
  section: string,
  doubts: readonly Clause[],
  told: readonly Clause[],
  lexicon: Lexicon,
): CheckResult {
  // Titles with nothing behind any of them: what a cover says of an approval fills no field.
  if (isUnfilled(section)) return 'fails';
  if (some(doubts, 'open', lexicon)) return 'unknown';
  if (
    some(doubts, 'denied', lexicon) ||
    told.some(({ said }) => saysNone(said, lexicon.concepts['validating-authority'], lexicon))
  )
    return 'fails';
  const isMentioned =
    (section.trim() !== '' && !isEmpty(section, lexicon)) || told.some((clause) => speaksOfValidation(clause, lexicon));
  return isMentioned ? 'unknown' : 'fails';
}

/** True of two titles of fields or more, and of nothing else. */
const isUnfilled = (section: string): boolean =>
  (section.match(/:/g)?.length ?? 0) > 1 && !/[\p{L}\p{N}]/u.test(section.replaceAll(/[\p{L}\s/'()-]+:/gu, ' '));

/** Where the seal alone is validated, nothing is said of the order. */
export const speaksOfValidation = ({ said }: Clause, { concepts }: Lexicon): boolean =>
  concepts['judge-or-court'].in(said)
    ? concepts.validating.in(said) || concepts.approving.in(said)
    : concepts.validating.in(said) && !concepts.seal.in(said);

const notNeeded = (said: string, { concepts }: Lexicon): boolean =>
  concepts['validation-not-needed'].in(said) || concepts['not-applicable'].in(said);

/** A section in which a magistrate is named, no prosecutor is, and which no word puts in doubt. */
const namesJudge = (section: readonly Clause[], lexicon: Lexicon): boolean => {
  const { 'judge-or-court': judge, prosecutor } = lexicon.concepts;
  return (
    section.some(({ said }) => judge.in(said)) &&
    section.every(({ said }) => !prosecutor.in(said)) &&
    section.every((clause) => !judge.in(clause.said) || stanceOf(clause, lexicon) === 'affirmed')
  );
};

function namesValidator(clause: Clause, lexicon: Lexicon): boolean {
  const { 'judge-or-court': judge, prosecutor, 'validated-by': validated } = lexicon.concepts;
  const named = validated.all(clause.said).map(({ start, end }) => clause.said.slice(start, end));
  return named.some((text) => judge.in(text) && !prosecutor.in(text)) && stanceOf(clause, lexicon) === 'affirmed';
}
