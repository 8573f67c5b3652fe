/** The clocks that rules start: how long, counted how, under which article. */
import type { Bilingual } from '../../domain/kernel/result.js';
import { ruleOfDeadline } from '../../domain/law/deadline.js';
import { type Count, deadlineTable } from '../../domain/law/deadline-table.js';
import { anchorOf, facts, heading, type Page, text } from './page.js';
import type { Scribe } from './scribe.js';

export function clockPage(scribe: Scribe): Page {
  const started = scribe.law.rules.flatMap(({ rule, deadlines }) => [
    ...deadlines.map(({ code }) => code),
    ...rule.notify.flatMap(({ delay }) => delay ?? []),
  ]);
  const codes = new Set([...Object.keys(deadlineTable), ...started.toSorted()]);
  const clock = (code: string) => {
    const rule = ruleOfDeadline(code);
    if (!rule) return [];
    return [
      heading(3, anchorOf(code), `${code} · ${scribe.say(rule.title)}`),
      facts([
        [scribe.label('count'), [[scribe.say(lengthOf(rule.count))]]],
        [scribe.label('articles'), [scribe.cites(rule.articles)]],
      ]),
    ];
  };
  return {
    slug: 'clocks',
    language: scribe.language,
    title: scribe.label('clocks'),
    blocks: [text(scribe.say(scribe.law.policy.clocks?.text ?? { fr: '', en: '' })), ...[...codes].flatMap(clock)],
  };
}

const closedEnds = {
  reg_1182_71: {
    fr: ' ; une fin un jour fermé passe au jour ouvrable suivant, deux jours ouvrables au moins',
    en: '; an end on a closed day moves to the next working day, with two working days at least',
  },
  cpp_801: {
    fr: ' ; une fin un jour fermé passe au jour ouvrable suivant',
    en: '; an end on a closed day moves to the next working day',
  },
  stays: { fr: ' ; une fin un jour fermé ne change pas', en: '; an end on a closed day stays' },
} as const;

function lengthOf(count: Count): Bilingual {
  const { count: number } = count;
  switch (count.unit) {
    case 'hours':
      return count.regime === 'elapsed'
        ? { fr: `${number} heures écoulées`, en: `${number} elapsed hours` }
        : {
            fr: `${number} heures, l’heure de réception non comptée`,
            en: `${number} hours, the hour of receipt not counted`,
          };
    case 'days':
    case 'months': {
      const end = closedEnds[count.closed];
      const unit = count.unit === 'days' ? { fr: 'jours', en: 'days' } : { fr: 'mois', en: 'months' };
      return { fr: `${number} ${unit.fr}${end.fr}`, en: `${number} ${unit.en}${end.en}` };
    }
    case 'policy_hours':
      return {
        fr: `le texte ne dit pas de nombre : ${number} heures`,
        en: `the text gives no number: ${number} hours`,
      };
    case 'policy_working_days':
      return {
        fr: `le texte ne dit pas de nombre : ${number} jours ouvrés`,
        en: `the text gives no number: ${number} working days`,
      };
    case 'foreign_days':
      return {
        fr: `${number} jours d’un droit étranger, pour information`,
        en: `${number} days of a foreign law, for information`,
      };
  }
}
