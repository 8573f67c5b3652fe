/** The issuer's own reference: the one to quote in every answer (Policy reference). */
import type { Span } from '../law/fact.js';
import { fold } from '../law/fold.js';
import { captures } from './finder.js';
import { type Layout, type Passage, spanOf } from './passage.js';

export interface Reference {
  /** As written. */
  readonly text: string;
  readonly span: Span | null;
}

/** A reference holds digits; between them letters, marks and, for registers such as "26 GJ 4471", single spaces. */
const value =
  '((?:r\\.g\\.n\\.r\\. |[a-z]{1,4}\\.? )?[\\p{L}\\d][\\p{L}\\d./:()_-]*\\d[\\p{L}\\d./:()_-]*(?: (?:[a-z]{2,4}|js|gj|cr) [\\d][\\d./-]*)?)';
const sign =
  "(?: ?(?:de dossier|de procedure|du dossier|number|judiciaire|de l'autorite d'emission))?(?: ?(?:n[o°]s?|no|nr|#))?[ .,:°#]{1,5}(?:n[o°][ .]{1,2})?";

interface Label {
  readonly weight: number;
  readonly find: (folded: string) => readonly { start: number; end: number }[];
}

const label = (weight: number, names: string): Label => ({
  weight,
  find: captures(`(?:^|[^\\p{L}\\d])(?:${names})${sign}${value}`),
});

/** Heavier labels name the case of the issuer; lighter ones an order, a decision or a message within it. */
const labels: readonly Label[] = [
  label(
    7,
    "(?:instruction|information)(?: judiciaire)? n[o°]|n[o°] (?:de )?(?:parquet|instruction)|numero de dossier(?: de l'autorite d'emission)?|file number(?: of the issuing authority)?",
  ),
  label(
    6,
    'n/ref\\.?|notre ref(?:erence)?\\.?|our (?:file|ref(?:erence)?)(?: is| no\\.?)?|unser zeichen|ons kenmerk|in reply,? please refer to file',
  ),
  label(6, 'p\\.? ?v\\.?|proces-verbal|commission rogatoire|procedure|crime|fir|cr\\.?'),
  label(
    5,
    'ref(?:erence|\\.)?|reference number|file|police file|rcmp file|file / dossier|dossier|dossiernummer|expediente|vorgang|aktenzeichen|az\\.?|geschaftszeichen|sagsnr\\.?|j\\.? ?nr\\.?|sagsnummer|procedimento|rif\\.?|prot\\.?|referencia|asunto|zaaknummer|parketnummer|kenmerk|affaire|aff\\.|enquete|enquete preliminaire|sygn\\. akt',
  ),
  label(
    4,
    'case|misc\\.|cause|docket|grand jury (?:investigation|subpoena)|subpoena|directive|matter|in re|investigation',
  ),
  label(
    3,
    'injonction|decision|demande(?: de retrait)?|removal order|overseas production order|order|production order|court file|warrant|requisition|mandat|bevel|onderzoeksbevel|notice|arrete',
  ),
];
/** Registers with a form of their own: dockets of US courts. */
const docket: Label = {
  weight: 4,
  find: captures('(?:^|[^\\p{L}\\d-])((?:\\d:)?\\d{2}-[a-z]{2,4}-\\d{3,6})(?:[^\\p{L}\\d-]|$)'),
};
/** The number of a public prosecutor's office: eleven digits that begin with the year (docs/law/chapters/admissibility.md). */
const parquet: Label = { weight: 5, find: captures('(?:^|[^\\p{L}\\d])n[o°] ?(2\\d{10})(?:[^\\d]|$)') };
/** The number of an investigating judge's office. */
const cabinet: Label = { weight: 6, find: captures('(?:^|[^\\p{L}\\d])(jicab[a-z]{0,4} ?\\d{6,})(?:[^\\d]|$)') };
const chinese: Label = { weight: 6, find: captures('(?:文号|编号|案号)[:： ]*([^\\s，。；]{4,60})') };
const bare: Label = {
  weight: 1,
  find: captures(`(?:^|[^\\p{L}\\d./-])((?:[a-z]{1,12}[-/.])?[\\p{L}\\d]+(?:[-/:.][\\p{L}\\d()]+){1,7})`),
};

/** Numbers of laws, persons, companies, sums and invoices are no references. */
const notReference =
  /(?:articles?|art\.?|loi|law|act|regulation|reglement|directive \(|decret|code|siren|siret|nigend|rio|badge|agent habilite|autorisation|facture|commande|tel\.?|téléphone|tél\.?|phone|cell|fax|§|u\.s\.c\.?|usc|ordonnance(?: motivee)?|jld|ticket|ley|version) ?(?:\(\w+\) ?)?(?:n[o°]\.? ?)?(?:[a-z]\.? ?)?$/;

interface Candidate extends Reference {
  readonly key: string;
  readonly score: number;
}

/** The likeliest reference of the issuer's act; null when none is given. */
export function referenceOf(layout: Layout): Reference | null {
  const subjects = [layout.outer, ...layout.inner].map(({ headers }) => headers.subject);
  const subjectText = subjects.map(fold).join('\n');
  const fromText = layout.passages.flatMap((passage) => candidatesIn(passage, subjectText));
  const fromSubjects = [...subjects].reverse().flatMap((subject) => candidates(subject, fold(subject), null, 2));
  const all = [...fromText, ...fromSubjects];
  const best = all
    .map((one) => ({ ...one, score: one.score + Math.min(2, all.filter(({ key }) => key === one.key).length - 1) }))
    .sort((one, other) => other.score - one.score)[0];
  return best ? { text: best.text, span: best.span } : null;
}

function candidatesIn(passage: Passage, subjects: string): Candidate[] {
  const weight = { act: 2, cover: 1, quoted: 0 }[passage.role];
  return candidates(passage.text, passage.folded, passage, weight).map((one) => ({
    ...one,
    score: one.score + (subjects.includes(one.key) ? 3 : 0),
  }));
}

function candidates(text: string, folded: string, passage: Passage | null, weight: number): Candidate[] {
  const found = [...labels, docket, parquet, cabinet, chinese].flatMap(({ weight: own, find }) =>
    find(folded).map((place) => ({ place, own })),
  );
  const loose = passage ? [] : bare.find(folded).map((place) => ({ place, own: bare.weight }));
  return [...found, ...loose].flatMap(({ place, own }) => {
    const { written, start } = tidy(text.slice(place.start, place.end), place.start);
    if (!isReference(written, folded.slice(Math.max(0, start - 40), start))) return [];
    const span = passage ? spanOf(passage, { start, end: start + written.length }) : null;
    const early = start < 700 ? 1 : 0;
    return [{ text: balanced(written), span, key: fold(balanced(written)), score: own + weight + early }];
  });
}

/** Without the punctuation after it, nor a small word before it: registers are written in capitals. */
function tidy(text: string, start: number): { written: string; start: number } {
  const word = /^\p{Ll}+\.? /u.exec(text)?.[0] ?? '';
  return { written: text.slice(word.length).replace(/[.,;:)\]\-\s]+$/, ''), start: start + word.length };
}

function isReference(written: string, before: string): boolean {
  const digits = written.replace(/\D/g, '').length;
  return digits >= 2 && written.length >= 4 && written.length <= 60 && !isDay(written) && !notReference.test(before);
}

function isDay(written: string): boolean {
  return /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$|^\d{4}-\d{2}-\d{2}$|^\d{1,4}$|^(?:\d{1,3}\.){3}\d{1,3}$/.test(written);
}

/** A closing bracket lost with the punctuation is given back. */
function balanced(written: string): string {
  return written.split('(').length > written.split(')').length ? `${written})` : written;
}
