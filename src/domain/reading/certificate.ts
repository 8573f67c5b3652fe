/** What a certificate of the e-Evidence or TERREG regulation says in its boxes (Regulation 2023/1543, annexes I and II; 2021/784, annex I). */
import type { Checks } from '../law/fact.js';
import type { CheckResult, DataCategory, InstrumentCode } from '../law/vocabulary.js';
import { type Clause, clausesIn, clausesOf, isAffirmed, stanceOf, without } from './clause.js';
import { deferred, denying, silence } from './doubt-words.js';
import { anywhere, type Finder, words } from './finder.js';
import type { Findings } from './findings.js';
import { sectionIn, sectionsOf } from './form.js';
import { ticksThreshold } from './offence.js';
import type { Passage } from './passage.js';
import { empty, notApplicable, validatedBy } from './validation.js';

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
const noNotice = words(
  `(?:notification a l'autorite chargee de la mise en (?:œ|oe)?uvre|notification of the enforcing authority) ?:? ?${notApplicable}`,
);
const notice = words(
  'avec notification',
  "notification a l'autorite chargee",
  'with notification',
  'notification of the enforcing authority',
  '(?:unterrichtung|benachrichtigung|notifizierung)\\p{L}* (?:der |an die )?vollstreckungsbehorde',
  '(?:kennisgeving|notificatie) (?:aan|van) de (?:handhavende|tenuitvoerleggende) autoriteit',
  'notificacion (?:a|de) la autoridad de ejecucion',
  "notifica (?:all'|dell')autorita di esecuzione",
  'notificacao (?:a|da) autoridade de execucao',
  '(?:powiadomieni|zawiadomieni)\\p{L}* organu \\p{L}+',
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
/** A reason that is itself a no. */
const unreached = words(
  "n'a (?:pas )?pu etre (?:identifie|determine|joint)\\p{L}*",
  '(?:could not|cannot|can not) be (?:identified|reached|determined|(?:approached|addressed|contacted|asked) without)',
  'ne (?:peut|peuvent|pouvait)(?: pas)? etre (?:(?:identifie|determine|joint)\\p{L}*|(?:saisi|contacte|sollicite|approche)\\p{L}* sans)',
  "n'(?:a|est|ayant|etant) pas (?:ete )?(?:ecarte|exclu)\\p{L}*",
  '(?:not|nicht|niet|no|non|nao)(?: (?:been|ha|se|sido|e|stato|foi))* (?:excluded|ruled out|ausgeschlossen|uitgesloten|descartad\\p{L}*|excluid\\p{L}*|esclus\\p{L}*)',
  '(?:is |was )?not (?:known|identified|identifiable)',
  '(?:konnte|kann) nicht (?:ermittelt|identifiziert)\\p{L}*',
  'kon niet (?:worden )?(?:geidentificeerd|vastgesteld)',
  'no (?:ha podido|pudo|puede) (?:ser )?identific\\p{L}*',
  'non (?:e stato possibile|ha potuto|puo) (?:\\p{L}+ )?identific\\p{L}*',
  '(?:not to|pour ne pas|de ne pas|para no|per non|nicht zu|niet te) (?:jeopardi[sz]e|harm|prejudice|compromise|nuire|compromettre|perjudicar|comprometer|pregiudicare|gefahrden|schaden)',
);
/** The title of a reason with nothing behind it. */
const untold =
  /(?:justification|begrundung|motivering|motivacion|motivazione|justificacao|uzasadnienie)\)?\s*[:=]\s*(?:n\/?a|tb[acd])?[^\p{L}\p{N}]*$/u;
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
  const told = layout.passages.filter(({ role }) => role !== 'quoted').flatMap((passage) => clausesOf(passage));
  const clausesAt = (letters: readonly string[]) =>
    acts.flatMap((act) => letters.flatMap((letter) => clausesOf(act, letter)));
  const issuers = asked.some(({ code }) => code === 'EU-EPOC') ? ['I'] : [];
  // Where both certificates follow one another in one document, the letters are those of the first.
  const validators = asked.slice(0, 1).map(({ validation }) => validation);
  return {
    certificate_complete: completeness(acts, asked),
    judge_validation: validatedBy({ kind, told, issuing: clausesAt(issuers), validating: clausesAt(validators) }),
    enforcing_authority_notified: notified(filled(acts, 'K') === '' ? [] : clausesAt(['K']), text),
    processor_addressing_justified: processorResult(acts, asked, text),
    ...(asked.some(({ conditions }) => clausesIn(filled(acts, conditions)).some(ticksThreshold)) && {
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
    const isSaid = freely.has(letter) || (said.match(/\p{L}{2,}/gu)?.length ?? 0) > FEW || isAffirmed(said);
    return said !== '' && !empty.in(said) && !lacking.in(said) && isSaid;
  });
}

/** Sections that may say no in a few words: the term without notification, where the answer goes. */
const freely: ReadonlySet<string> = new Set(['C', 'L']);
const FEW = 3;

const filled = (acts: readonly Passage[], letter: string): string =>
  acts.map((act) => sectionIn(act, letter)).find((said) => said !== '' && !empty.in(said)) ?? '';

/** Section K of the certificate names the authority that was told (art. 8(1)); only a plain no, beside nothing that says yes, frees from the ten days. */
function notified(section: readonly Clause[], text: string): CheckResult {
  if (section.length > 0) {
    const stances = section.map(stanceOf);
    if (stances.every((stance) => stance === 'affirmed')) return 'holds';
    return stances.every((stance) => stance === 'denied') && !notice.in(text) ? 'fails' : 'unknown';
  }
  if (noNotice.in(text)) return 'fails';
  return notice.in(text) ? 'unknown' : 'fails';
}

/** Art. 5(6): the conditions say why the processor is asked and not the controller. */
function processorResult(acts: readonly Passage[], asked: readonly Form[], text: string): CheckResult {
  const conditions = asked.map((form) => filled(acts, form.conditions)).join('\n');
  if (unanswered.in(conditions) || /\bd[).]$/.test(conditions.trimEnd())) return 'fails';
  if (!processor.in(text)) return 'unknown';
  const said = conditions.trim() === '' ? text : conditions;
  const clauses = clausesIn(said);
  const reasons = clauses.filter((one) => justified.in(one.replace(/justification/g, '')));
  if (reasons.length === 0 || blankLine.in(said) || clauses.some((one) => untold.test(one))) return 'fails';
  const doubted = reasons.filter((one) => !isReason(one));
  if (doubted.length === 0) return 'holds';
  return doubted.length === reasons.length && !doubted.some((one) => deferred.in(one)) ? 'fails' : 'unknown';
}

/** The reason itself may be a no, "could not be identified", and ask to tell nobody: another no denies it. */
const isReason = (said: string): boolean => !denying.in(without(said, unreached, silence)) && !deferred.in(said);

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
    const label =
      said
        .slice(match.index + match[0].length)
        .slice(0, BEHIND)
        .split(/[;.[(☒☑]/u)[0] ?? '';
    return category && !denying.in(label) ? [{ category, start: place.start + match.index }] : [];
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
