/** What `greffe deadline` says: a clock, its ends and its computation. */
import { dayOf, type Instant, instant } from '../domain/kernel/instant.js';
import { accept, type Language, type Result, refuse } from '../domain/kernel/result.js';
import type { Calendar } from '../domain/law/calendar.js';
import { type Deadline, deadlineOf, ruleOfDeadline } from '../domain/law/deadline.js';
import { deadlineTable } from '../domain/law/deadline-table.js';

const unknownCode = (code: string) =>
  refuse({
    code: 'deadline-unknown',
    kind: 'invalid',
    sentence: {
      fr: `« ${code} » n’est pas un délai : ${Object.keys(deadlineTable).join(', ')}, D-CPP801-<n>, D-R1182-<n>, SLA-<n>H ou SLA-<n>WD.`,
      en: `"${code}" is no deadline: take ${Object.keys(deadlineTable).join(', ')}, D-CPP801-<n>, D-R1182-<n>, SLA-<n>H or SLA-<n>WD.`,
    },
  });

const notAnInstant = (text: string) =>
  refuse({
    code: 'instant-unreadable',
    kind: 'invalid',
    sentence: {
      fr: `« ${text} » n’est pas un instant : écrire 2026-11-24T14:37:00+01:00, avec le décalage horaire.`,
      en: `"${text}" is no instant: write 2026-11-24T14:37:00+01:00, with its offset.`,
    },
  });

function readInstant(text: string): Instant | null {
  try {
    return instant(text);
  } catch {
    return null;
  }
}

/** The clock of a code that starts at an instant given as text with its offset, or the reason why there is none. */
export function deadlineReport(code: string, from: string, calendar: Calendar): Result<Deadline> {
  const at = readInstant(from);
  if (at === null) return notAnInstant(from);
  return ruleOfDeadline(code) ? accept(deadlineOf(code, at, calendar)) : unknownCode(code);
}

/** The clock for people, in one language. An end at 24:00 is the first instant of the next day. */
export function deadlineLines(deadline: Deadline, language: Language): string[] {
  const { code, title, legalEnd, safeEnd, steps, articles } = deadline;
  const words = {
    fr: { legal: 'Terme légal', none: 'aucun nombre dans le texte', safe: 'Alarme', articles: 'Articles' },
    en: { legal: 'Legal end', none: 'no number in the text', safe: 'Alarm', articles: 'Articles' },
  }[language];
  return [
    `${code}: ${title[language]}`,
    ...steps.map((step) => `  ${step[language]}`),
    `${words.legal}: ${legalEnd === null ? words.none : `${legalEnd} (${dayOf(legalEnd)}, Europe/Paris)`}`,
    `${words.safe}: ${safeEnd}`,
    `${words.articles}: ${articles.join('; ')}`,
  ];
}
