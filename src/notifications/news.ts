/** What people are notified of or paged for: a level of a clock, an alarm, a message; in ids and fixed words only. */
import type { News } from '../cases/handle/news.js';
import { alarmWords, type CorrectionNews } from '../domain/case/model/vocabulary.js';
import { type Instant, withOffset } from '../domain/kernel/instant.js';
import type { Bilingual } from '../domain/kernel/result.js';
import { type Clocks, versionsOf } from '../domain/law/clock.js';

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
  lapsed: { fr: 'correction proposée, devenue caduque', en: 'correction proposed, and lapsed' },
  lowering_asked: { fr: 'baisse des exigences demandée', en: 'lower requirements asked for' },
  lowered: { fr: 'exigences abaissées', en: 'requirements lowered' },
  later_end_proposed: { fr: 'fin plus tardive d’un délai proposée', en: 'later end of a time limit proposed' },
  later_end_confirmed: { fr: 'fin plus tardive d’un délai confirmée', en: 'later end of a time limit confirmed' },
  pause_proposed: { fr: 'suspension d’un délai proposée', en: 'suspension of a time limit proposed' },
  pause_confirmed: { fr: 'suspension d’un délai confirmée', en: 'suspension of a time limit confirmed' },
  resumption_proposed: { fr: 'fin d’une suspension proposée', en: 'end of a suspension proposed' },
  letter_to_post: { fr: 'lettre à poster', en: 'letter to be posted' },
  erasure_ordered: { fr: 'effacement ordonné, à confirmer', en: 'erasure ordered, to be confirmed' },
  erasure_confirmed: {
    fr: 'effacement confirmé : il s’arrête encore',
    en: 'erasure confirmed: it can still be stopped',
  },
  erasure_stopped: { fr: 'effacement arrêté', en: 'erasure stopped' },
  resumption_confirmed: { fr: 'fin d’une suspension confirmée', en: 'end of a suspension confirmed' },
};

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const insideSentence = ({ fr, en }: Bilingual): Bilingual => ({ fr: lower(fr), en: lower(en) });

/** @param discreet says nothing of the law: for matters outside the ordinary workflow */
export function wordsOf(news: News, discreet: boolean, clocks: Clocks): Bilingual {
  if (news.kind === 'alarm') return insideSentence(alarmWords[news.alarm]);
  if (news.kind === 'correction') return correctionWords[news.what];
  if (news.kind === 'judged') return { fr: 'dossier à porter à votre connaissance', en: 'case that you must know of' };
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
