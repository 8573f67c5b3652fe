/** What a certificate of the e-Evidence or TERREG regulation says in its boxes (Regulation 2023/1543, annexes I and II; 2021/784, annex I). */
import type { Checks } from '../law/fact.js';
import type { CheckResult, DataCategory, InstrumentCode } from '../law/vocabulary.js';
import { anywhere, type Finder, words } from './finder.js';
import type { Findings } from './findings.js';
import { sectionIn, sectionsOf } from './form.js';
import { ticksThreshold } from './offence.js';
import type { Passage } from './passage.js';
import { prosecutor } from './role-words.js';

interface Form {
  readonly code: InstrumentCode;
  /** Sections that are never left out: the others are filled where they apply. */
  readonly needed: string;
  readonly conditions: string;
  /** Where the validating authority stands. */
  readonly validation: string;
}
const forms: readonly Form[] = [
  { code: 'EU-EPOC', needed: 'ABCEFGIL', conditions: 'G', validation: 'J' },
  { code: 'EU-EPOC-PR', needed: 'ABCDEF', conditions: 'E', validation: 'G' },
];

const lacking = words('non remplie?', 'not (?:filled|completed)(?: in)?', 'a completer');
const absent = words("l'annexe n'est pas jointe", 'annex (?:is )?not attached');
const notApplicable =
  '(?:sans objet|neant|section vide|vide|not applicable|none|n/a|nicht zutreffend|entfallt|no procede|non applicabile|niet van toepassing|aucune?)';
const empty = words(
  `^[^\\p{L}\\p{N}]*(?:${notApplicable}|non remplie?|not (?:filled|completed)(?: in)?)?[^\\p{L}\\p{N}]*$`,
);
const noValidation = words(
  '(?:no|without|sans|aucune|keine|ohne|sin|senza|geen|zonder) (?:validation|validierung|validacion|convalida|validatie)',
  `(?:autorite de validation|validating authority|validation)(?: \\([^)]{0,40}\\))? ?:? ?[(]?${notApplicable}`,
);
const validation = words('autorite de validation', 'validating authority', 'valide[e]? par', 'validated by');
const validator = words(
  '(?:valid(?:ated|e[e]?|iert|ada|ado|ato|ata)|gevalideerd|convalidat[oa]) (?:by|par|durch|por|da|door|von|dal|del)[^;.]{0,100}',
);
const magistrate = words(
  '(?:juge|magistrat|magistrad[oa]|judge|court|richter(?:in)?|gericht|\\p{L}+gericht|rechter(?:-commissaris)?|giudice|tribunal\\p{L}*|juzgado|sad|sedzia)',
);
const noNotice = words(
  `(?:notification a l'autorite chargee de la mise en (?:œ|oe)?uvre|notification of the enforcing authority) ?:? ?${notApplicable}`,
);
const notice = words(
  'avec notification',
  "notification a l'autorite chargee",
  'with notification',
  'notification of the enforcing authority',
);
const processor = words(
  'sous-traitant',
  'processor',
  'auftragsverarbeiter',
  'verwerker',
  'encargado',
  'responsabile del trattamento',
);
const justified = words(
  '(?:nui\\p{L}*|risqu\\p{L}*|prejudic\\p{L}*|compromett\\p{L}*|detriment\\p{L}*|harm\\p{L}*|jeopardi\\p{L}*|gefahrd\\p{L}*|pregiudi\\p{L}*|perjudic\\p{L}*|schaden)',
  "n'a pu etre identifie",
  '(?:could not|cannot|can not) be (?:identified|reached|determined)',
  'ne (?:peut|peuvent|pouvait)(?: pas)? etre (?:identifie|determine)\\p{L}*',
  '(?:is|was|est) (?:unknown|inconnu)e?',
  'controller (?:is |was )?not (?:known|identified)',
  'konnte nicht (?:ermittelt|identifiziert)\\p{L}*',
);
/** Field (d) of the conditions, with nothing in it but its title. */
const unanswered = words(
  '\\(?d[).][^\\p{L}]{0,400}(?:justification|begrundung|motivering|motivacion|motivazione)?[^\\p{L}]{0,10}(?:blank|vide|neant|leer|en blanco|vuoto|no box ticked|aucune case cochee|keine angabe)',
);
const blankLine = anywhere('_{3,}', '\\.{5,}', '…{2,}');
/** The fields of article 3(4) of Regulation 2021/784, whatever letters the form gives them. */
const removalFields: readonly Finder[] = [
  words('reference', 'dossier', 'n[o°]', 'ref\\.?'),
  anywhere('https?://'),
  words('2021/784', 'article 3'),
  words('motifs?', 'reasons?', 'motivation', 'statement of reasons', 'begrundung', 'redenen'),
  words('recours', 'redress', 'appeal', 'rechtsbehelf\\p{L}*', 'beroep', 'recurso'),
  words('signe[e]?', 'signed', 'signature', 'cachet', 'unterzeichnet', 'ondertekend'),
];

/** Only where a certificate is cited; everywhere else these checks stay unknown. */
export function certificateChecks({ layout, bases, kind }: Findings): Checks {
  const acts = layout.passages.filter((passage) => passage.role === 'act');
  const asked = forms.filter(({ code }) => bases.includes(code));
  const removal = bases.includes('EU-TCO-3');
  if (asked.length === 0 && !removal) return {};
  if (!layout.isWhole || acts.length === 0) return { certificate_complete: 'unknown' };
  if (removal) return { certificate_complete: holdsIn(acts, isRemovalOrder) };
  const text = acts.map((act) => act.folded).join('\n');
  return {
    certificate_complete: completeness(acts, asked),
    judge_validation: validatedBy(kind, acts, asked),
    enforcing_authority_notified: notified(acts, text),
    processor_addressing_justified: processorResult(acts, asked, text),
    ...(asked.some(({ conditions }) => ticksThreshold(filled(acts, conditions))) && {
      offence_meets_threshold: 'holds',
    }),
  };
}

const holdsIn = (acts: readonly Passage[], test: (act: Passage) => boolean): CheckResult =>
  acts.some(test) ? 'holds' : 'fails';

const isRemovalOrder = ({ folded }: Passage): boolean => removalFields.every((field) => field.in(folded));

/** To whom the data go (section L) is the issuing authority where nothing else is said: a person confirms it. */
function completeness(acts: readonly Passage[], asked: readonly Form[]): CheckResult {
  const has = (left: readonly string[]) =>
    asked.every(({ needed }) =>
      acts.some((act) =>
        isComplete(
          act,
          [...needed].filter((one) => !left.includes(one)),
        ),
      ),
    );
  if (has([])) return 'holds';
  // Where the validating authority signs (section J), it vouches for the one that issued.
  return has(['L']) || (has(['I', 'L']) && filled(acts, 'J') !== '') ? 'unknown' : 'fails';
}

function isComplete(act: Passage, needed: readonly string[]): boolean {
  if (absent.in(act.folded)) return false;
  return needed.every((letter) => {
    const said = sectionIn(act, letter);
    return said !== '' && !empty.in(said) && !lacking.in(said);
  });
}

const filled = (acts: readonly Passage[], letter: string): string =>
  acts.map((act) => sectionIn(act, letter)).find((said) => said !== '' && !empty.in(said)) ?? '';

function validatedBy(kind: string, acts: readonly Passage[], asked: readonly Form[]): CheckResult {
  if (kind === 'judge' || kind === 'court') return 'holds';
  const issuer = asked.some(({ code }) => code === 'EU-EPOC') ? filled(acts, 'I') : '';
  if (magistrate.in(issuer) && !prosecutor.in(issuer)) return 'holds';
  const said = asked.map((form) => filled(acts, form.validation)).join('\n');
  const named = acts.flatMap(({ folded }) => validator.all(folded).map(({ start, end }) => folded.slice(start, end)));
  if (named.some((text) => magistrate.in(text) && !prosecutor.in(text))) return 'holds';
  // A prosecutor's office names the court it stands beside, and is none.
  if (magistrate.in(said)) return prosecutor.in(said) ? 'unknown' : 'holds';
  const text = acts.map((act) => act.folded).join('\n');
  if (noValidation.in(text)) return 'fails';
  return said.trim() !== '' || validation.in(text) ? 'unknown' : 'fails';
}

/** Section K of the certificate names the authority that was told (art. 8(1)). */
function notified(acts: readonly Passage[], text: string): CheckResult {
  if (filled(acts, 'K') !== '') return 'holds';
  if (noNotice.in(text)) return 'fails';
  return notice.in(text) ? 'unknown' : 'fails';
}

/** Art. 5(6): the conditions say why the processor is asked and not the controller. */
function processorResult(acts: readonly Passage[], asked: readonly Form[], text: string): CheckResult {
  const conditions = asked.map((form) => filled(acts, form.conditions)).join('\n');
  if (unanswered.in(conditions) || /\bd[).]$/.test(conditions.trimEnd())) return 'fails';
  if (!processor.in(text)) return 'unknown';
  const said = conditions.trim() === '' ? text : conditions;
  return justified.in(said.replace(/justification/g, '')) && !blankLine.in(said) ? 'holds' : 'fails';
}

const ticked = /(?:☒|☑|■|✓|✔|\[x\])\s*\(?([a-d])[).]|\(?([a-d])[).]\s*(?:☒|☑|■|✓|✔|\[x\]|\(x\))/g;
/** Without boxes to tick, a section F that lists some of its four letters asks for these. */
const listed = /(?:^|[\s;,.(])\(?([a-d])\)/g;
/** How far after a letter the words of its category stand. */
const BEHIND = 60;
const kindOfLetter: Readonly<Record<string, Finder>> = {
  a: words('(?:subscriber|abonne|souscripteur|teilnehmer|abonn|usuari|utent|klant|gebruiker|name|nom|identit)\\p{L}*'),
  b: words('identif\\p{L}*', 'ip'),
  c: words(
    '(?:traffic|trafic|verkehr|trafico|traffico|verkeer|trafego|log|journa|connexion|connection|session|protokoll)\\p{L}*',
  ),
  d: words(
    '(?:content|contenu|inhalt|contenid|contenut|inhoud|conteudo|file|fichier|mail|message|dump|copie|copy)\\p{L}*',
  ),
};
const boxes: Readonly<Record<string, DataCategory>> = { a: 'SUB', b: 'IDN', c: 'TRF', d: 'CON' };

/** The categories whose box is ticked in section F of a production order certificate; none where the form has no such boxes. */
export function tickedCategories(act: Passage): { readonly category: DataCategory; readonly start: number }[] {
  const place = sectionsOf(act).get('F');
  if (!place) return [];
  const said = act.folded.slice(place.start, place.end);
  const found = [...said.matchAll(ticked)];
  return (found.length > 0 ? found : listedIn(said)).flatMap((match) => {
    const category = boxes[match[1] ?? match[2] ?? ''];
    return category ? [{ category, start: place.start + match.index }] : [];
  });
}

/** The letters that stand before the words of their own category; none where all four are printed. */
function listedIn(said: string): RegExpExecArray[] {
  const letters = [...said.matchAll(listed)].filter((match) => {
    const end = match.index + match[0].length;
    return kindOfLetter[match[1] ?? '']?.in(said.slice(end, end + BEHIND));
  });
  return letters.length < Object.keys(boxes).length ? letters : [];
}
