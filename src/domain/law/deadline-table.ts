/** The clocks of the law and of the house: how long, counted how, under which article. */
import type { Bilingual } from '../kernel/result.js';

/** Reg. 1182/71 moves it and gives two working days at least; CPP 801 moves it; elsewhere it stays. */
export type ClosedEnd = 'reg_1182_71' | 'cpp_801' | 'stays';

/** How a period is counted. */
export type Count =
  /** Hours of Reg. 1182/71: from the next full hour; `elapsed`: from the instant itself (CSI L871-1). */
  | { readonly unit: 'hours'; readonly count: number; readonly regime: 'reg_1182_71' | 'elapsed' }
  /** Days or months; `closed`: what becomes of an end on a closed day. `aim`: the day the house works towards. */
  | {
      readonly unit: 'days' | 'months';
      readonly count: number;
      readonly closed: ClosedEnd;
      readonly aim?: number;
    }
  /** The law gives no number ("sans délai"): only the house has one, in hours or working days. */
  | { readonly unit: 'policy_hours' | 'policy_working_days'; readonly count: number }
  /** Another country's time limit, noted and never acted upon. */
  | { readonly unit: 'foreign_days'; readonly count: number };

export interface DeadlineRule {
  readonly title: Bilingual;
  readonly count: Count;
  readonly articles: readonly string[];
}

const EEV = (article: string): string[] => [`EEV ${article}`, 'Reg. 1182/71 art. 2-3'];

export const deadlineTable: Readonly<Record<string, DeadlineRule>> = {
  'D-EEV-P0': {
    title: { fr: 'Conserver dès réception', en: 'Preserve on receipt' },
    count: { unit: 'policy_hours', count: 2 },
    articles: ['EEV 10(1)'],
  },
  'D-EEV-10D': {
    title: { fr: 'Transmettre au plus tard le dixième jour', en: 'Transmit at the latest on the tenth day' },
    count: { unit: 'days', count: 10, closed: 'reg_1182_71' },
    articles: EEV('10(3)'),
  },
  'D-EEV-10D-END': {
    title: {
      fr: 'Transmettre à la fin des dix jours, pas avant',
      en: 'Transmit at the end of the ten days, not before',
    },
    count: { unit: 'days', count: 10, closed: 'reg_1182_71' },
    articles: EEV('10(2)'),
  },
  'D-EEV-ASAP': {
    title: {
      fr: 'Transmettre dès la levée, au plus tard le dixième jour',
      en: 'Transmit on clearance, at the latest on day ten',
    },
    count: { unit: 'days', count: 10, closed: 'reg_1182_71', aim: 5 },
    articles: EEV('10(2)'),
  },
  'D-EEV-STOP': {
    title: { fr: 'Ne rien transmettre : motif soulevé', en: 'Transmit nothing: a ground was raised' },
    count: { unit: 'policy_hours', count: 0 },
    articles: ['EEV 12(2)'],
  },
  'D-EEV-8H': {
    title: { fr: 'Urgence : transmettre dans les huit heures', en: 'Emergency: transmit within eight hours' },
    count: { unit: 'hours', count: 8, regime: 'reg_1182_71' },
    articles: EEV('10(4)'),
  },
  /** For information: it runs for the authority, after the operator transmitted; no rule starts it (EEV 10(4)). */
  'D-EEV-96H': {
    title: {
      fr: 'Urgence notifiée : l’autorité de mise en œuvre peut s’opposer sous quatre-vingt-seize heures',
      en: 'Notified emergency: the enforcing authority may object within ninety-six hours',
    },
    count: { unit: 'hours', count: 96, regime: 'reg_1182_71' },
    articles: EEV('10(4)'),
  },
  'D-EEV-CLAR5': {
    title: {
      fr: 'L’autorité répond à l’annexe III sous cinq jours',
      en: 'The authority answers Annex III within five days',
    },
    count: { unit: 'days', count: 5, closed: 'reg_1182_71' },
    articles: EEV('10(6)'),
  },
  'D-EEV-CLAR5X': {
    title: {
      fr: 'Sans réponse sous cinq jours, l’opérateur est dispensé',
      en: 'No answer within five days: the operator is exempt',
    },
    count: { unit: 'days', count: 5, closed: 'reg_1182_71' },
    articles: EEV('11(5)'),
  },
  'D-EEV-OBJ10': {
    title: { fr: 'Objection motivée pour conflit de lois', en: 'Reasoned objection for a conflict of laws' },
    count: { unit: 'days', count: 10, closed: 'stays', aim: 7 },
    articles: ['EEV 17(2)', 'EEV 17(9)'],
  },
  'D-EEV-60': {
    title: { fr: 'Conserver soixante jours', en: 'Preserve for sixty days' },
    count: { unit: 'days', count: 60, closed: 'reg_1182_71' },
    articles: EEV('11(1)'),
  },
  'D-EEV-90': {
    title: { fr: 'Conserver soixante jours prolongés de trente', en: 'Preserve for sixty days extended by thirty' },
    count: { unit: 'days', count: 90, closed: 'reg_1182_71' },
    articles: EEV('11(2)'),
  },
  'D-TCO-1H': {
    title: { fr: 'Retirer ou bloquer dans l’heure', en: 'Remove or disable within one hour' },
    count: { unit: 'hours', count: 1, regime: 'reg_1182_71' },
    articles: ['TCO 3(3)', 'Reg. 1182/71 art. 3'],
  },
  'D-TCO-48H': {
    title: { fr: 'Demander l’examen sous quarante-huit heures', en: 'Request scrutiny within forty-eight hours' },
    count: { unit: 'hours', count: 48, regime: 'reg_1182_71' },
    articles: ['TCO 4(4)', 'Reg. 1182/71 art. 3'],
  },
  'D-TCO-6M': {
    title: { fr: 'Conserver six mois le contenu retiré', en: 'Preserve the removed content for six months' },
    count: { unit: 'months', count: 6, closed: 'reg_1182_71' },
    articles: ['TCO 6', 'Reg. 1182/71 art. 3'],
  },
  'D-CSI-72H': {
    title: {
      fr: 'Remettre les conventions sous soixante-douze heures',
      en: 'Hand over the conventions within seventy-two hours',
    },
    count: { unit: 'hours', count: 72, regime: 'elapsed' },
    articles: ['CSI L871-1'],
  },
  'D-DA-1M': {
    title: { fr: 'Avis de l’organisme national sous un mois', en: 'Opinion of the national body within one month' },
    count: { unit: 'months', count: 1, closed: 'reg_1182_71' },
    articles: ['Data Act 32(3)', 'Reg. 1182/71 art. 3'],
  },
  'D-SISSE-0': {
    title: { fr: 'Avertir le SISSE sans délai', en: 'Tell SISSE without delay' },
    count: { unit: 'policy_hours', count: 24 },
    articles: ['loi 68-678 art. 2', 'décret 2022-207'],
  },
  'D-SISSE-1M': {
    title: {
      fr: 'Avis du SISSE, un mois après un dossier complet',
      en: 'Opinion of SISSE, one month after a complete file',
    },
    count: { unit: 'months', count: 1, closed: 'stays' },
    articles: ['décret 2022-207', 'arrêté 7.3.2022'],
  },
  'D-72H': {
    title: {
      fr: 'Notification à la CNIL par le responsable de traitement',
      en: 'Notification to the CNIL by the controller',
    },
    count: { unit: 'hours', count: 72, regime: 'reg_1182_71' },
    articles: ['GDPR 33(1)', 'Reg. 1182/71 art. 3'],
  },
  'D-SNC-1M': {
    title: { fr: 'Informer les clients sous un mois', en: 'Inform the customers within one month' },
    count: { unit: 'months', count: 1, closed: 'stays' },
    articles: ['SecNumCloud 3.2 19.6.f'],
  },
  'D-DSA-ACK': {
    title: {
      fr: 'Accuser réception et dire la suite donnée, sans retard indu',
      en: 'Acknowledge and tell the effect given, without undue delay',
    },
    count: { unit: 'policy_working_days', count: 2 },
    articles: ['DSA 9(1)', 'DSA 10(1)'],
  },
  'D-US-14D': {
    title: { fr: 'Délai de droit américain, pour information', en: 'US-law time limit, for information' },
    count: { unit: 'foreign_days', count: 14 },
    articles: ['18 USC 2703(h)'],
  },
};
