/** What the people of a desk are told of, and woken for: a rung of a clock, an alarm, a message; in ids and closed words. */
import type { News } from '../cases/news.js';
import type { AlarmCode, CorrectionNews } from '../domain/case/model/vocabulary.js';
import { type Instant, withOffset } from '../domain/kernel/instant.js';
import type { Bilingual } from '../domain/kernel/result.js';
import { type Clocks, versionsOf } from '../domain/law/clock.js';

const alarmWords: Readonly<Record<AlarmCode, Bilingual>> = {
  break_glass: { fr: 'accès de secours ouvert', en: 'emergency access granted' },
  ratification_overdue: { fr: 'acte urgent non confirmé à temps', en: 'urgent act not confirmed in time' },
  hold_over: { fr: 'délai d’attente terminé', en: 'waiting period over' },
  preservation_over: { fr: 'conservation terminée', en: 'preservation over' },
  notice_due: { fr: 'information du client due', en: 'notice to the customer due' },
  opinion_late: { fr: 'avis attendu en retard', en: 'opinion late' },
  redirect_unanswered: { fr: 'renvoi sans réponse', en: 'referral unanswered' },
  receipt_waits: { fr: 'récépissé de clôture non scellé', en: 'receipt of the closing not sealed' },
  deadline_passed: { fr: 'échéance dépassée', en: 'deadline passed' },
};

const correctionWords: Readonly<Record<CorrectionNews, Bilingual>> = {
  proposed: {
    fr: 'correction proposée, qui affaiblirait la qualification',
    en: 'correction proposed that would weaken the classification',
  },
  confirmed: {
    fr: 'correction confirmée, qui affaiblit la qualification',
    en: 'correction confirmed that weakens the classification',
  },
  refused: { fr: 'correction refusée', en: 'correction refused' },
  lowering_asked: { fr: 'baisse des exigences demandée', en: 'lower requirements asked for' },
  lowered: { fr: 'exigences abaissées', en: 'requirements lowered' },
};

/** @param discreet says nothing of the law: for matters outside the ordinary workflow */
export function wordsOf(news: News, discreet: boolean, clocks: Clocks): Bilingual {
  if (news.kind === 'alarm') return alarmWords[news.alarm];
  if (news.kind === 'correction') return correctionWords[news.what];
  if (news.kind === 'message') return { fr: 'nouveau message au dossier', en: 'new message in the case' };
  const title = discreet ? undefined : versionsOf(news.clock, clocks).at(-1)?.title;
  const end = withOffset(news.safeEnd as Instant);
  return {
    fr: `échéance ${title ? `« ${title.fr} » ` : ''}au ${end}`,
    en: `deadline ${title ? `“${title.en}” ` : ''}at ${end}`,
  };
}

export interface Notice {
  readonly subject: string;
  readonly text: string;
}

/** The mail to one person: it names the case and what runs out, never what the case holds (docs/promises.md#p7). */
export function noticeOf(reference: string, words: Bilingual, address: string): Notice {
  return {
    subject: `${reference} : ${words.fr} / ${words.en}`,
    text: [
      `Dossier ${reference} : ${words.fr}.`,
      `Ouvrez-le : ${address}`,
      '',
      `Case ${reference}: ${words.en}.`,
      `Open it: ${address}`,
      '',
    ].join('\n'),
  };
}
