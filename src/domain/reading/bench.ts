/** Courts, prosecutors and police as their own letterheads name them, in the languages of many States: who they are is read elsewhere. */
import { memberStateIn, stateAbroadIn, townIn, zoneOfMember } from './country-names.js';
import { words } from './finder.js';
import type { Issuer } from './letterhead.js';
import { linesOf, type Passage } from './passage.js';

const bench = words(
  '(?:le )?tribunal(?: \\p{L}+){0,4}',
  '(?:cour|court|corte|kammer|gericht|rechtbank|gerechtshof)(?: \\p{L}+){0,4}',
  '(?:in the )?(?:high|supreme|superior|crown|county|district|circuit|federal|sessions|magistrates?) court',
  'in the court of',
  'poder judicia(?:l|rio)',
  '(?:juzgado|audiencia|fiscalia|procuraduria|procura|procuradoria|prokuratura|prokuratuur|prokuror\\p{L}*|parquet|ministerio publico|ministere public)',
  '\\d{1,3}\\.?[ªaº°]? vara',
  '(?:amts|land|oberlandes|bezirks|kantons|bundes|verwaltungs|finanz|straf|handels)gericht\\p{L}*',
  '(?:ober|general|bundes)?(?:staats)?anwaltschaft\\p{L}*',
  '(?:\\p{L}*polizei\\p{L}*|policja|policie|policia|policejni|polizia|politie|politi|polisen|polismyndigheten|police(?: department| service)?)',
  '(?:sad|sud|sudul|tribunalul|judecatoria|curtea|parchetul)(?: \\p{L}+){0,3}',
  '(?:tingsratt|tingrett|byret|karajaoikeus|birosag|torvenyszek|ugyeszseg|sodisce|tozilstvo|riigiprokuratuur|maakohus|teismas|tiesa)\\p{L}*',
  'emniyet',
  '(?:ministry|ministere|ministerio|ministero|ministerstwo|bundesministerium) (?:of|de|des|del|dell|della|der|fur|spraw) ?\\p{L}+',
  '(?:finanzamt|zollfahndung\\p{L}*|hauptzollamt|agenzia delle entrate|agencia tributaria|receita federal)',
);

const force = words(
  'policia (?:civil|federal|judicial|judiciaria|militar|metropolitana)',
  'secretari[ae] d[ae] (?:la )?seguranca\\p{L}*',
  'delegacia',
  '(?:cumhuriyet )?(?:bas)?savciligi',
  'mahkemesi',
  '(?:police|constabulary) (?:force|department|service|station|headquarters)',
  '(?:state|county|district|public|federal) (?:attorney|prosecutor)(?:.?s)? office',
  "attorney[- ]general'?s? (?:office|chambers)",
);

/** Lines of a letterhead, and the characters of the lines that name a town. */
const LINES = 6;
const HEAD = 500;
const LINE = 110;

/** True where a line at the head of a document begins with the name of a court, a prosecutor or a police. */
export const isHeadedByBench = (passage: Pick<Passage, 'text' | 'folded'>): boolean =>
  linesOf(passage)
    .slice(0, LINES)
    .some((line) => line.length <= LINE && (bench.first(line)?.start === 0 || force.in(line)));

/** The State whose court, prosecutor or police heads a document that gives its name or a town of it; null when none is told. */
export function benchOf(passage: Passage): Issuer | null {
  if (!isHeadedByBench(passage)) return null;
  const head = passage.folded.slice(0, HEAD);
  const abroad = stateAbroadIn(head);
  if (abroad) return { zone: 'THIRD', country: abroad, kind: 'unknown' };
  const member = memberStateIn(head, 'FR') ?? townIn(head);
  return member ? { zone: zoneOfMember(member), country: member, kind: 'unknown' } : null;
}
