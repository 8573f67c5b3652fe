/** The clocks: what starts each, how long it runs, how it is counted, who may give it another end, under which article. */
import type { Bilingual } from '../../domain/kernel/result.js';
import { type ClockRule, FAMILY_NUMBER, versionsOf } from '../../domain/law/clock.js';
import { moverWords, startWords } from '../../domain/law/deadline-words.js';
import { anchorOf, type Block, facts, heading, type Page, text } from './page.js';
import type { Scribe } from './scribe.js';

/** Every clock of the law, and those of families that rules name with a number. */
function shownClocks({ law }: Scribe): readonly ClockRule[] {
  const started = law.rules.flatMap(({ rule, deadlines }) => [
    ...deadlines.map(({ code }) => code),
    ...Object.values(rule.later).flatMap((later) => later.deadlines),
    ...rule.notify.flatMap(({ delay }) => delay ?? []),
  ]);
  const own = new Set(law.clocks.map(({ code }) => code));
  const numbered = [...new Set(started)].filter((code) => !own.has(code)).sort();
  return [...law.clocks, ...numbered.flatMap((code) => versionsOf(code, law.clocks))];
}

/** `SLA-n H`: what stands for a number reads as a letter. */
const plainNumber = (words: string): string => words.replace(FAMILY_NUMBER, 'n');

function blocksOf(scribe: Scribe, clock: ClockRule): Block[] {
  const { title, starts, pause, extension, exempts, movedBy, articles } = clock;
  const code = plainNumber(clock.code);
  return [
    heading(3, anchorOf(code), `${code} · ${plainNumber(scribe.say(title))}`),
    facts([
      [scribe.label('starts'), [[scribe.say(startWords[starts])]]],
      [scribe.label('count'), [[scribe.say(lengthOf(clock))]]],
      [
        scribe.label('pause'),
        pause
          ? [
              [
                scribe.say(moverWords[pause.by]),
                ' · ',
                scribe.label('pauseEnds'),
                ' · ',
                ...scribe.cites([pause.article]),
              ],
            ]
          : [],
      ],
      [scribe.label('extension'), extension === undefined ? [] : [scribe.clock(extension)]],
      [scribe.label('exempts'), exempts === undefined ? [] : [scribe.cites([exempts])]],
      [scribe.label('movedBy'), movedBy === null ? [] : [[scribe.say(moverWords[movedBy])]]],
      [scribe.label('articles'), [scribe.cites(articles)]],
    ]),
  ];
}

export function clockPage(scribe: Scribe): Page {
  return {
    slug: 'clocks',
    language: scribe.language,
    title: scribe.label('clocks'),
    blocks: [
      text(scribe.say(scribe.law.policy.clocks?.text ?? { fr: '', en: '' })),
      ...shownClocks(scribe).flatMap((clock) => blocksOf(scribe, clock)),
    ],
  };
}

const moved = {
  fr: ' ; une fin un jour fermé passe au jour ouvrable suivant',
  en: '; an end on a closed day moves to the next working day',
};
const closedEnds = {
  reg_1182_71: {
    fr: ' ; une fin un jour fermé passe au jour ouvrable suivant, deux jours ouvrables au moins',
    en: '; an end on a closed day moves to the next working day, with two working days at least',
  },
  cpp_801: moved,
  cpc_642: moved,
  none: { fr: ' ; une fin un jour fermé ne change pas', en: '; an end on a closed day stays' },
} as const;

const one = {
  hours: { fr: 'heure', en: 'hour' },
  days: { fr: 'jour', en: 'day' },
  months: { fr: 'mois', en: 'month' },
  working_days: { fr: 'jour ouvré', en: 'working day' },
} as const satisfies Record<ClockRule['unit'], Bilingual>;
const units = {
  hours: { fr: 'heures', en: 'hours' },
  days: { fr: 'jours', en: 'days' },
  months: { fr: 'mois', en: 'months' },
  working_days: { fr: 'jours ouvrés', en: 'working days' },
} as const satisfies Record<ClockRule['unit'], Bilingual>;

function lengthOf(clock: ClockRule): Bilingual {
  const unit = (clock.amount === 1 ? one : units)[clock.unit];
  const number = plainNumber(String(clock.amount));
  const length = { fr: `${number} ${unit.fr}`, en: `${number} ${unit.en}` };
  if (clock.amount === 0) return { fr: 'aussitôt', en: 'at once' };
  if (clock.setBy === 'operator') {
    return { fr: `le texte ne dit pas de nombre : ${length.fr}`, en: `the text gives no number: ${length.en}` };
  }
  if (clock.setBy === 'foreign_law') {
    return {
      fr: `${length.fr} d’un droit étranger, pour information`,
      en: `${length.en} of a foreign law, for information`,
    };
  }
  if (clock.unit !== 'hours') {
    const end = closedEnds[clock.calendar];
    return { fr: `${length.fr}${end.fr}`, en: `${length.en}${end.en}` };
  }
  return clock.calendar === 'none'
    ? { fr: `${length.fr} à partir de l’instant même`, en: `${length.en} from the instant itself` }
    : {
        fr: `${length.fr}, à partir de l’heure pleine qui suit le départ`,
        en: `${length.en}, from the full hour that follows the start`,
      };
}
