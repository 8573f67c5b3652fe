/** Whether someone's life is said to be at risk: it pages a person at once and relaxes nothing (Policy life-at-risk). */
import type { Span } from '../law/fact.js';
import type { Place } from '../law/place.js';
import { denying } from './doubt-words.js';
import { anywhere, either, words } from './finder.js';
import { type Passage, sentenceAround, spanOf } from './passage.js';

const lifeAtRisk = either(
  words(
    '(?:vies?|personne|enfant|mineure?) en danger',
    'danger (?:de mort|vital|imminent)',
    'risque (?:de mort|vital|suicidaire|imminent)',
    'urgence (?:vitale|absolue)',
    'pronostic vital',
    "disparition (?:inquietante|de mineur|d'une?)",
    'urgen\\p{L}*[^.;]{0,40}disparition',
    'enlevement',
    'prise d.otages?',
    'attentat imminent',
    'peril (?:imminent|vital)',
    "menaces? (?:imminentes?|suicidaires?|d'attentat|(?:de|d'un) passage a l'acte)",
    '(?:tentative de |risque de )?suicide',
    'mettre fin a ses jours',
    'vies? (?:est |sont )?(?:menacee?s?|en jeu)',
    'vies? humaines?',
    'personnes? (?:disparues?|en peril)',
    'atteinte (?:grave |imminente )*a (?:la vie|l.integrite physique)',
    'attaque imminente',
    "cas d'urgence",
    'exigent (?:circumstances?|request)',
    'emergency (?:disclosure|case|request)',
    '(?:imminent|immediate) (?:danger|threat|risk)[^.;]{0,60}(?:death|life|lives|injury|physical)',
    '(?:danger|threat|risk)[^.;]{0,30}(?:to|of|for) (?:the |his |her |their |a )?(?:life|lives|death|child\\p{L}*)',
    'threat to life',
    '(?:will|going to|intends? to|threaten\\p{L}* to|about to) (?:hurt|kill|harm|stab|shoot|murder|blow up)',
    '(?:va|veut|menace de|menacent de|s.apprete a) (?:le |la |les |se |s.)?(?:tuer|suicider|poignarder|abattre|donner la mort|faire exploser|en prendre a)',
    'life at risk',
    'child in danger',
    'missing (?:child|children|persons?|minors?|girl|boy)',
    'suicid\\p{L}*',
    'hostages?',
    'imminent (?:attack|harm)',
    'serious (?:bodily|physical) (?:harm|injury)',
    'danger of death',
    'kidnap\\p{L}*',
    'abduct\\p{L}*',
    '(?:lebens|leibes)gefahr',
    'gefahr fur (?:leib|leben)',
    'notfall',
    'sui[zc]id\\p{L}*',
    'selbsttotung\\p{L}*',
    'entfuhr(?:ung|t|te|ten|tes)',
    'geiselnahme',
    'vermisste[nrs]? (?:kind|person|jugendlich|minderjahrig|frau|mann|madchen|junge)\\p{L}*',
    'gefahr fur (?:das |ihr |sein )leben',
    'levensgevaar',
    'ontvoering',
    'spoedgeval',
    'peligro (?:de muerte|para la vida|inminente)',
    'secuestro',
    'riesgo (?:vital|para la vida|inminente|de suicidio|de muerte)',
    'suicidio',
    '(?:desaparicion|desaparecid[oa])(?: inquietante| de (?:un |una )?menor)?',
    'rehenes',
    'pericolo (?:di vita|imminente|per la vita)',
    'sequestro di persona',
    'rischio (?:di vita|per la vita|imminente|suicid\\p{L}*)',
    '(?:persona|minore|bambin[oa]) scompars[oa]',
    'rapimento',
    'ostagg\\p{L}*',
    'livsfare',
    'fare for liv',
    'perigo de vida',
    'zagrozenie zycia',
    'угроз\\p{L}* жизни',
  ),
  anywhere('生命(?:危险|安全)', '紧急情况'),
);

/** "En cas d'urgence vitale, appelez…" tells what to do one day, not that it is so. */
const conditional = words(
  'en cas d[eu]?',
  'in case of',
  'in the event of',
  'if there is',
  "s'il y a",
  'im falle',
  'bei (?:akuter |unmittelbarer |konkreter )?(?:lebensgefahr|gefahr|notfall\\p{L}*)',
  'en caso de',
  'in caso di',
  'in geval van',
  'huit heures au plus tard',
);

/** What is denied is the danger it names, and no other that the sentence tells. */
const denial = words(
  'no (?:imminent|immediate|emergency)',
  "pas (?:d'|en |de )(?:urgence|danger|risque|peril)(?: vitale?| absolue?| de mort)?",
  "(?:aucune?|sans|hors)(?: cas d')? ?(?:urgence|danger|risque|peril)(?: vitale?| absolue?| de mort)?",
  "(?:n'est|ne sont|n'est donc) pas (?:en danger|menacee?s?|une urgence)",
  'keine? (?:akute |unmittelbare |besondere )?(?:gefahr|lebensgefahr|notfall|eilbedurft\\p{L}*)',
  '(?:sin|ningun[ao]?|no hay) (?:urgencia|peligro|riesgo)',
  '(?:nessun[ao]?|senza|non (?:vi )?e) (?:urgenza|pericolo|rischio)',
  '(?:sem|nenhum[a]?|nao ha) (?:urgencia|perigo|risco)',
  'geen (?:bijzondere )?spoed',
);

/** Names of offences as well as of dangers. */
const offence = words(
  'enlevement',
  'prise d.otages?',
  'kidnap\\p{L}*',
  'abduct\\p{L}*',
  'entfuhr\\p{L}*',
  'geiselnahme',
  'ontvoering',
  'secuestro',
  'sequestro di persona',
  'rapimento',
);
/** What comes before the name of an offence: the inquiry says what it is about, not what happens now. */
const qualification = words(
  "(?:des |du )?chefs? (?:de|d')",
  'chefs? ?:',
  'infractions? ?:?',
  'faits qualifies',
  '(?:qualification|information (?:judiciaire )?(?:suivie|ouverte)|poursuivi\\p{L}*|mise?e? en examen)',
  'offen[cs]es?',
  'charged? with',
  'wegen',
  'verdacht (?:des|der|auf|van)',
  'verdenking van',
  'delitos? de',
  'reat[oi] di',
);

/** True of the subject of a mail that says so. */
export const isUrgent = (folded: string): boolean => lifeAtRisk.all(folded).some((place) => isSo(folded, place));

const isSo = (text: string, place: Place): boolean => {
  const lead = text.slice(0, place.end);
  return !conditional.in(lead) && !denial.all(lead).some(({ end }) => end > place.start) && !isRefused(text, place);
};

/** The very word before says no, or the field behind does: what stands farther off may be about something else, and a life is. */
function isRefused(text: string, { start, end }: Place): boolean {
  const before = text.slice(Math.max(0, start - NEXT), start).trimEnd();
  const behind = text.slice(end, end + NEXT).replace(/^\)? ?/, '');
  const [answer = ''] = /^[:=] ?\p{L}+/u.exec(behind) ?? [];
  return denying.in(before.slice(before.lastIndexOf(' ') + 1)) || denying.in(answer);
}
/** Characters that hold the next word. */
const NEXT = 20;

/** The first place that says so; null when none does. */
export function emergencyIn(passages: readonly Passage[]): Span | null {
  for (const passage of passages) {
    for (const place of lifeAtRisk.all(passage.folded)) {
      const { start, end } = sentenceAround(passage, place);
      const lead = passage.folded.slice(start, place.end);
      if (offence.in(passage.folded.slice(place.start, place.end)) && qualification.in(lead)) continue;
      const said = { start: place.start - start, end: place.end - start };
      if (isSo(passage.folded.slice(start, end), said) || passage.text.slice(start, place.end).includes('☒'))
        return spanOf(passage, place);
    }
  }
  return null;
}
