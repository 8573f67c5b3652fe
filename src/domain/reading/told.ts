/** What else an act says that people need to see: its period, offence, authorisations, silence asked, time to answer. */
import { z } from 'zod';
import { Span } from '../law/fact.js';
import type { Place } from '../law/place.js';
import { authorisationWords, orderWords } from './check-words.js';
import { anywhere, either, type Finder, words } from './finder.js';
import { momentsIn } from './moment.js';
import { type Passage, sentenceAround, spanOf } from './passage.js';
import { periodsIn } from './period.js';

export const toldKinds = ['period', 'offence', 'authorisation', 'confidentiality', 'answer_by', 'instruction'] as const;

/** Read for people to see beside the page: no rule and no clock counts with it. */
export const Told = z.strictObject({
  kind: z.enum(toldKinds),
  /** As written. */
  text: z.string(),
  span: Span,
  /** Of an authorisation: the day its sentence gives. */
  day: z.iso.date().nullable(),
  /** Of a period: civil hours as written, in the zone the act names. */
  period: z
    .strictObject({ from: z.string().nullable(), to: z.string().nullable(), zone: z.string().nullable() })
    .nullable(),
});
export type Told = z.infer<typeof Told>;

const offence = words(
  "(?:du|des) chefs? (?:de|d'|des?|du) ?[^.;]{3,160}",
  '(?:infractions?|qualification(?: penale| juridique)?(?: des faits)?|nature des faits|faits qualifies?(?: de)?) ?:? ?[^.;]{3,160}',
  '(?:offen[cs]es?|charges?|crimes?)(?: under investigation| alleged| charged)? ?: ?[^.;]{3,160}',
  '(?:violations?|suspected) of [^.;]{3,160}',
  '(?:wegen|tatvorwurf|verdacht (?:des|der|auf)) ?:? ?[^.;]{3,160}',
  'delitos? (?:de|contra|previsto)[^.;]{3,160}',
  'reat[oi] (?:di|ex|previst[oi]|p\\. e p\\.)[^.;]{3,160}',
  '(?:verdacht|verdenking) van [^.;]{3,160}',
);
const confidentiality = words(
  "(?:ne pas|sans(?: en)?|interdi(?:t|ction)(?: formelle)? (?:de|d')) ?(?:informer|aviser|reveler|divulguer|communiquer[^.;]{0,30}(?:client|titulaire|tiers|abonne))[^.;]{0,80}",
  "secret de l'(?:enquete|instruction)",
  '434-7-2',
  'article 11 du code de procedure penale',
  '(?:communication|divulgation|revelation)[^.;]{0,40} (?:interdite|punie|prohibee)[^.;]{0,60}',
  '(?:strictement |caractere )confidentiel(?:le)?s?',
  '(?:demande|requisition|mesure) (?:est |reste |demeure )?(?:strictement )?confidentielle',
  '(?:shall|must|may|do|should|are|is) not(?: to)? (?:notify|disclose|inform|tell|reveal|be disclosed)[^.;]{0,80}',
  'non-?disclosure[^.;]{0,60}',
  'gag order',
  '2705\\(b\\)',
  '(?:remain|kept|treated as|strictly) confidential',
  'verschwiegenheit\\p{L}*',
  'stillschweigen',
  'nicht (?:zu )?(?:unterrichten|informieren|benachrichtigen|mitzuteilen|offenzulegen)',
  '(?:streng )?vertraulich (?:zu behandeln)?',
  'segreto (?:istruttorio|investigativo)',
  'non (?:informare|divulgare|rivelare)[^.;]{0,60}',
  'secreto (?:del sumario|de las actuaciones|sumarial)',
  'no (?:informar|comunicar|revelar)[^.;]{0,60}',
  'geheimhouding\\p{L}*',
);
const unit =
  '(?:heures?|jours?|semaines?|mois|hours?|days?|weeks?|months?|stunden?|tagen?|wochen?|horas?|dias?|giorni|giorno|ore)';
const answerBy = either(
  words(
    `(?:dans|sous)(?: un delai| le delai| les)?(?: maximal| maximum)?(?: de| d')? ?(?:\\p{L}+|\\d+)(?:-\\p{L}+)? ?(?:\\(\\d+\\) )?${unit}`,
    'au plus tard [^.;]{3,40}',
    '(?:dans les meilleurs delais|sans delai|immediatement|par retour)',
    `within (?:\\p{L}+|\\d+) (?:\\([\\p{L}\\d]+\\) )?(?:\\p{L}+ )?${unit}`,
    '(?:no later than|not later than|at the latest|on or before) [^.;]{3,40}',
    '(?:forthwith|without (?:undue )?delay|immediately)',
    `(?:binnen|innerhalb)(?: von)? (?:\\p{L}+|\\d+) (?:\\p{L}+ )?${unit}`,
    '(?:spatestens )?bis (?:zum|spatestens) [^.;]{3,30}',
    'unverzuglich',
    'en (?:el |un )?plazo (?:de|maximo|no superior)[^.;]{3,40}',
    'a la mayor brevedad',
    'entro [^.;]{3,40}',
    'senza (?:ritardo|indugio)',
  ),
  anywhere('в течение [^.;]{3,40}', '于.{1,6}(?:日|天|小时)内'),
);

const authorised: readonly Finder[] = [authorisationWords.prosecutor, authorisationWords.controller, orderWords.named];

/** Places kept of one kind in one passage. */
const SHOWN = 20;
const LONGEST = 300;

/** What the passages say, in their order; `monthFirst` says how their author writes 3/4/2026. */
export function toldIn(passages: readonly Passage[], monthFirst: boolean): Told[] {
  return passages.flatMap((passage) => [
    ...periodsOf(passage, monthFirst),
    ...placesOf(passage, 'offence', [offence]),
    ...placesOf(passage, 'authorisation', authorised).map((told) => ({
      ...told,
      day: dayNear(passage, told, monthFirst),
    })),
    ...placesOf(passage, 'confidentiality', [confidentiality]),
    ...placesOf(passage, 'answer_by', [answerBy]),
  ]);
}

/** What a passage says to machines: people see it as the attack it is. */
export function instructionsTold(passage: Passage): Told[] {
  return passage.instructions.slice(0, SHOWN).map((place) => told(passage, 'instruction', place));
}

function told(passage: Passage, kind: Told['kind'], place: Place): Told {
  const text = passage.text.slice(place.start, Math.min(place.end, place.start + LONGEST)).trim();
  return { kind, text, span: spanOf(passage, place), day: null, period: null };
}

function periodsOf(passage: Passage, monthFirst: boolean): Told[] {
  return periodsIn(passage.folded, monthFirst)
    .slice(0, SHOWN)
    .map(({ place, from, to, zone }) => ({ ...told(passage, 'period', place), period: { from, to, zone } }));
}

function placesOf(passage: Passage, kind: Told['kind'], finders: readonly Finder[]): Told[] {
  const places = finders.flatMap((finder) => finder.all(passage.folded).slice(0, SHOWN));
  const apart = places.filter(
    (place, index) => !places.slice(0, index).some((other) => place.start < other.end && other.start < place.end),
  );
  return apart.sort((one, other) => one.start - other.start).map((place) => told(passage, kind, place));
}

/** The day behind the words, else the one before them, in their sentence. */
function dayNear(passage: Passage, { span }: Told, monthFirst: boolean): string | null {
  const place = { start: span.start - passage.start, end: span.end - passage.start };
  const { start, end } = sentenceAround(passage, place);
  const days = momentsIn(passage.folded.slice(start, end), monthFirst).filter(({ day }) => day !== null);
  const after = days.find((moment) => start + moment.place.start >= place.start);
  return (after ?? days.at(-1))?.day ?? null;
}
