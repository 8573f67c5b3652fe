/** Whether a judge, a court or an investigating judge issued or validated a certificate (Regulation 2023/1543, art. 4). */
import type { CheckResult } from '../law/vocabulary.js';
import { type Clause, type Stance, stanceOf } from './clause.js';
import { anywhere, either, words } from './finder.js';
import { prosecutor } from './role-words.js';

interface Said {
  readonly kind: string;
  /** All that the message says, in its own words. */
  readonly told: readonly Clause[];
  /** The sections of the issuing and of the validating authority. */
  readonly issuing: readonly Clause[];
  readonly validating: readonly Clause[];
}

/** A field of a form that says that it is left out. */
export const notApplicable =
  '(?:sans objet|neant|section vide|vide|not applicable|none|n/a|nicht zutreffend|entfallt|no procede|non applicabile|niet van toepassing|aucune?)';
/** A section with nothing in it. */
export const empty = words(
  `^[^\\p{L}\\p{N}]*(?:${notApplicable}|non remplie?|not (?:filled|completed)(?: in)?)?[^\\p{L}\\p{N}]*$`,
);
/** To validate, in the languages of the forms. */
const validation = either(
  words(
    '(?:validat|valid|unvalid|convalid|gevalid|homolog|zatwierdz|niezatwierdz|schval|potvrz|godkend|godkan|godkjen|jovahag|επικυρ|утвержд)\\p{L}*',
  ),
  anywhere('验证|核准|検証|승인|검증', 'تصديق|مصادق', 'אישור|אימות'),
);
/** To confirm, to approve or to authorise: said of many things, of the order where a magistrate is named. */
const approval = words(
  '(?:approv|confirm|authori[sz]|autoriz|autoris|goedgekeur|goedkeur|genehmig|bestatig|bekraft|potwierdz|potvrd|overen|odobr|bekraeft|bekreft|stadfast|vahvist|hyvaksy|kinnit|hitelesit|aproba|aprovad|onay|patvirtin|apstiprin|εγκρ|одобр|подтвержд|санкцион|потвърд)\\p{L}*',
);
/** What is validated where a certificate speaks of its seal. */
const seal = words(
  '(?:signatur|firma|seal|cachet|sceau|siegel|sigil|handtekening|zegel|podpis|pieczec|assinatura|selo|allekirjoit|alairas|potpis)\\p{L}*',
);
const notNeeded = words(
  '(?:not|pas|nicht|niet|no|non|nao|nie|ikke|inte)(?: (?:etre|be|es|se|jest|est|e|is))? (?:needed|required|necessary|applicable|necessaire|requise?|exigee?|applicable|erforderlich|notwendig|notig|nodig|vereist|necesari[oa]|procede|necessari[ao]|richiest[ao]|exigid[ao]|wymagan\\p{L}*|pakraevet|nodvendig\\p{L}*|kravs)',
  '(?:no|sans|keine|geen|nessuna|ninguna|sem|bez|ingen) (?:further )?(?:validation|validierung|bestatigung|validatie|validacion|convalida|validacao|validering)\\p{L}* (?:is |was |est )?(?:needed|required|necessary|necessaire|requise|erforderlich|notig|nodig|vereist|necesaria|necessaria|kravs)',
  notApplicable,
);
const validator = words(
  '(?:valid(?:ated|e[e]?|iert|ada|ado|ato|ata)|gevalideerd|convalidat[oa]) (?:by|par|durch|por|da|door|von|dal|del)[^;.]{0,100}',
);
const magistrate = words(
  '(?:juge|magistrat|magistrad[oa]|judge|court|richter(?:in)?|gericht|\\p{L}+gericht|rechter(?:-commissaris)?|giudice|tribunal\\p{L}*|juzgado|juez|juiz|juizo|sad|sedzia)',
);

const some = (clauses: readonly Clause[], stance: Stance): boolean =>
  clauses.some((clause) => stanceOf(clause) === stance);

/**
 * Held where a judge issued or validated the certificate in so many words and nothing there or in its mail doubts it; what
 * is both said and doubted is unknown (art. 4(2)).
 */
export function validatedBy({ kind, told, issuing, validating }: Said): CheckResult {
  const doubts = [...told.filter(speaksOfValidation), ...validating].filter(({ said }) => !notNeeded.in(said));
  const isJudge = kind === 'judge' || kind === 'court' || namesJudge(issuing);
  const isDoubted = some(doubts, 'open') || some(doubts, 'denied');
  if (isJudge || namesJudge(validating) || told.some(namesValidator)) return isDoubted ? 'unknown' : 'holds';
  // A prosecutor's office names the court it stands beside, and is none.
  const section = validating.map(({ said }) => said).join('\n');
  if (some(doubts, 'open')) return 'unknown';
  if (some(doubts, 'denied') || told.some(({ said }) => notValidated.in(said))) return 'fails';
  const isMentioned = (section.trim() !== '' && !empty.in(section)) || told.some(speaksOfValidation);
  return isMentioned ? 'unknown' : 'fails';
}

/** Where the seal alone is validated, nothing is said of the order. */
export const speaksOfValidation = ({ said }: Clause): boolean =>
  magistrate.in(said) ? validation.in(said) || approval.in(said) : validation.in(said) && !seal.in(said);
const notValidated = words(
  `(?:autorite de validation|validating authority|validation)(?: \\([^)]{0,40}\\))? ?:? ?[(]?${notApplicable}`,
);

/** A section in which a magistrate is named, no prosecutor is, and which no word puts in doubt. */
const namesJudge = (section: readonly Clause[]): boolean =>
  section.some(({ said }) => magistrate.in(said)) &&
  section.every(({ said }) => !prosecutor.in(said)) &&
  section.every((clause) => !magistrate.in(clause.said) || stanceOf(clause) === 'affirmed');

function namesValidator(clause: Clause): boolean {
  const named = validator.all(clause.said).map(({ start, end }) => clause.said.slice(start, end));
  return named.some((text) => magistrate.in(text) && !prosecutor.in(text)) && stanceOf(clause) === 'affirmed';
}
