/** Whether someone's life is said to be at risk: it pages a person at once and relaxes nothing (LAW 0.3, step 3). */
import type { Span } from '../law/fact.js';
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
    "cas d'urgence",
    'exigent (?:circumstances?|request)',
    'exigent',
    'emergency (?:disclosure|case|request)',
    '(?:imminent|immediate) (?:danger|threat|risk)[^.;]{0,60}(?:death|life|lives|injury|physical)',
    '(?:danger|threat|risk)[^.;]{0,30}(?:to|of|for) (?:the |his |her |their |a )?(?:life|lives|death|child\\p{L}*)',
    'threat to life',
    'life at risk',
    'child in danger',
    'kidnap\\p{L}*',
    'abduct\\p{L}*',
    '(?:lebens|leibes)gefahr',
    'gefahr fur (?:leib|leben)',
    'notfall',
    'levensgevaar',
    'ontvoering',
    'spoedgeval',
    'peligro (?:de muerte|para la vida|inminente)',
    'secuestro',
    'pericolo (?:di vita|imminente|per la vita)',
    'sequestro di persona',
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
  "en cas d'?",
  'in case of',
  'in the event of',
  'if there is',
  "s'il y a",
  'im falle',
  'bei',
  'en caso de',
  'in caso di',
  'in geval van',
  'no (?:imminent|immediate|emergency)',
  'aucune urgence',
  'sans urgence',
  'geen (?:bijzondere )?spoed',
  'huit heures au plus tard',
);

/** The first place that says so; null when none does. */
export function emergencyIn(passages: readonly Passage[]): Span | null {
  for (const passage of passages) {
    for (const place of lifeAtRisk.all(passage.folded)) {
      const sentence = sentenceAround(passage, place);
      const lead = passage.folded.slice(sentence.start, place.end);
      if (!conditional.in(lead) || passage.text.slice(sentence.start, place.end).includes('☒'))
        return spanOf(passage, place);
    }
  }
  return null;
}
