/** What `greffe deadline` says: a clock, its ends and its computation. */
import { dayOf, type Instant, instant } from '../domain/kernel/instant.js';
import { accept, type Language, type Result, refusal, refuse } from '../domain/kernel/result.js';
import { type Clocks, clockOn, type NamedClock } from '../domain/law/clock.js';
import { type ClockLaw, type Deadline, deadlineOf } from '../domain/law/deadline.js';
import { moverWords, startWords } from '../domain/law/deadline-words.js';

/** A clock and its computation. */
type ReportedDeadline = Deadline & Pick<NamedClock, 'starts' | 'pause' | 'extension' | 'movedBy'>;

const unknownCode = (code: string, clocks: Clocks) => {
  const known = clocks.map((clock) => clock.code).join(', ');
  return refuse(
    refusal(
      'deadline-unknown',
      'invalid',
      `« ${code} » n’est pas un délai : ${known}.`,
      `"${code}" is no deadline: take ${known}.`,
    ),
  );
};

const notAnInstant = (text: string) =>
  refuse(
    refusal(
      'instant-unreadable',
      'invalid',
      `« ${text} » n’est pas un instant : écrire 2026-11-24T14:37:00+01:00, avec le décalage horaire.`,
      `"${text}" is no instant: write 2026-11-24T14:37:00+01:00, with its offset.`,
    ),
  );

function readInstant(text: string): Instant | null {
  try {
    return instant(text);
  } catch {
    return null;
  }
}

/** The clock of a code that starts at an instant given as text with its offset, or the reason why there is none. */
export function deadlineReport(code: string, from: string, law: ClockLaw): Result<ReportedDeadline> {
  const at = readInstant(from);
  if (at === null) return notAnInstant(from);
  const clock = clockOn(code, dayOf(at), law.clocks);
  if (!clock) return unknownCode(code, law.clocks);
  const { starts, pause, extension, movedBy } = clock;
  return accept({
    ...deadlineOf(code, at, law),
    ...{ starts, movedBy, ...(pause && { pause }), ...(extension !== undefined && { extension }) },
  });
}

const words = {
  fr: {
    starts: 'Départ',
    pause: (article: string) =>
      `Suspension : de l’envoi de l’annexe III à la réponse (${article}) ; l’alarme n’attend pas.`,
    extension: 'Prolongation',
    moved: 'Autre terme donné par',
    none: 'aucun nombre dans le texte',
    legal: 'Terme légal',
    safe: 'Alarme',
    articles: 'Articles',
  },
  en: {
    starts: 'Starts',
    pause: (article: string) =>
      `Suspended: from the sending of Annex III to the answer (${article}); the alarm does not wait.`,
    extension: 'Extension',
    moved: 'Another end is given by',
    none: 'no number in the text',
    legal: 'Legal end',
    safe: 'Alarm',
    articles: 'Articles',
  },
};

/** The clock for people, in one language. An end at 24:00 is the first instant of the next day. */
export function deadlineLines(deadline: ReportedDeadline, language: Language): string[] {
  const { code, title, legalEnd, safeEnd, steps, articles, starts, pause, extension, movedBy } = deadline;
  const said = words[language];
  return [
    `${code}: ${title[language]}`,
    ...steps.map((step) => `  ${step[language]}`),
    `${said.legal}: ${legalEnd === null ? said.none : `${legalEnd} (${dayOf(legalEnd)}, Europe/Paris)`}`,
    `${said.safe}: ${safeEnd}`,
    `${said.starts}: ${startWords[starts][language]}`,
    ...(pause ? [said.pause(pause.article)] : []),
    ...(extension === undefined ? [] : [`${said.extension}: ${extension}`]),
    ...(movedBy === null ? [] : [`${said.moved}: ${moverWords[movedBy][language]}`]),
    `${said.articles}: ${articles.join('; ')}`,
  ];
}
