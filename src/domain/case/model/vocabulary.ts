/** The closed words of a case: ends of holds and preservations, opinions, answers, challenges, alarms, corrections, timers. */
import { z } from 'zod';
import type { Bilingual } from '../../kernel/result.js';

export const holdEnds = ['clearance', 'period_over'] as const;
export const HoldEnd = z.enum(holdEnds);
/** A ground of Article 12 against the whole of the order, or against a part of it only. */
export const StopScope = z.enum(['whole', 'part']);

export const preservationEnds = [
  'expired',
  'withdrawn',
  'released_by_authority',
  'produced',
  'exempt',
  'not_upheld',
] as const;
export const PreservationEnd = z.enum(preservationEnds);

/** Why an impossibility that was reported needs no execution any more. */
export const ImpossibilityEnd = z.enum(['released', 'lasting']);

/** Who gives an opinion: SISSE (décret 2022-207), the national body of the Data Act, the bureau of mutual assistance. */
export const OpinionBody = z.enum(['SISSE', 'DATA_ACT_BODY', 'BEPI']);
export type OpinionBody = z.infer<typeof OpinionBody>;
export const Opinion = z.enum(['applies', 'does_not_apply', 'favourable', 'unfavourable', 'none']);

export const RedirectAnswer = z.enum(['came_by_channel', 'renounced', 'insists', 'none']);

export const ChallengeKind = z.enum([
  'objection_third_country_law',
  'objection_to_enforcement',
  'nullity',
  'appeal',
  'foreign_court',
]);
export const ChallengeResult = z.enum(['upheld', 'partly_upheld', 'rejected', 'withdrawn']);

/** Alarms go to the heads and stand in the log until a person answers them; what each of them says. */
export const alarmWords = {
  break_glass: { fr: 'Accès de secours ouvert', en: 'Emergency access granted' },
  ratification_overdue: { fr: 'Acte urgent non confirmé à temps', en: 'Urgent act not confirmed in time' },
  hold_over: { fr: 'Délai d’attente terminé', en: 'Waiting period over' },
  preservation_over: {
    fr: 'Conservation terminée : ordonnez la levée aux opérations',
    en: 'Preservation over: order the release from operations',
  },
  notice_due: { fr: 'Information du client due', en: 'Notice to the customer due' },
  notice_held_back: {
    fr: 'Information du client retenue par un silence consigné',
    en: 'Notice to the customer held back by a silence that a person recorded',
  },
  question_unanswered: { fr: 'Question restée sans réponse', en: 'Question left unanswered' },
  opinion_late: { fr: 'Avis attendu en retard', en: 'Opinion late' },
  redirect_unanswered: { fr: 'Renvoi sans réponse', en: 'Referral unanswered' },
  deadline_passed: { fr: 'Échéance dépassée', en: 'Deadline passed' },
  measure_ordered: {
    fr: 'Mesure ordonnée : exécutez-la et confirmez',
    en: 'Measure ordered: carry it out and confirm',
  },
  measure_unacknowledged: { fr: 'Mesure non confirmée à temps', en: 'Measure not confirmed in time' },
  measure_impossible: { fr: 'Mesure impossible pour les opérations', en: 'Measure impossible for operations' },
  freeze_missing: {
    fr: 'Conservation décidée, et non ordonnée aux opérations',
    en: 'Preservation decided, and not ordered from operations',
  },
  preservation_nears: {
    fr: 'Conservation bientôt finie : faites-la prolonger, ou préparez sa levée',
    en: 'Preservation nearly over: have it extended, or prepare its release',
  },
  erasure_runs: { fr: 'Effacement confirmé : il s’arrête encore', en: 'Erasure confirmed: it can still be stopped' },
  erasure_nears: {
    fr: 'Effacement dans un jour : dernier jour pour l’arrêter',
    en: 'Erasure in a day: last day to stop it',
  },
  cell_entry_lapsed: {
    fr: 'Entrée hors du circuit ordinaire proposée, et non confirmée à temps',
    en: 'Entry to the secret cell proposed, and not confirmed in time',
  },
  delivery_misused: {
    fr: 'Remise refusée : lien réutilisé, périmé ou code épuisé',
    en: 'Delivery refused: link used again or over, or no code left',
  },
  receipt_waits: { fr: 'Récépissé de clôture non scellé', en: 'Receipt of the closing not sealed' },
} as const satisfies Record<string, Bilingual>;
export const alarmCodes = Object.keys(alarmWords) as [keyof typeof alarmWords, ...(keyof typeof alarmWords)[]];
export const AlarmCode = z.enum(alarmCodes);
export type AlarmCode = z.infer<typeof AlarmCode>;

export const callBackOutcomes = ['confirmed', 'denied', 'unreachable'] as const;
export const CallBackOutcome = z.enum(callBackOutcomes);

/** Why a correction waits for a second person. */
export const weakenings = [
  'leaves_foreign',
  'leaves_relayed',
  'leaves_suspect',
  'lifts_refusal',
  'lifts_hold',
  'drops_approver',
  'drops_call_back',
  'enters_cell',
  'keeps_less',
  'leaves_cell',
] as const;
export const Weakening = z.enum(weakenings);
export type Weakening = z.infer<typeof Weakening>;

/** Closed words: the reason of an erasure outlives what it erased. */
export const erasureCauses = ['handed_over', 'not_ours_to_keep', 'ordered_by_authority'] as const;
export const ErasureCause = z.enum(erasureCauses);
export type ErasureCause = z.infer<typeof ErasureCause>;

export const loweringReasons = ['another_request', 'misread', 'asked_too_much'] as const;
export const LoweringReason = z.enum(loweringReasons);
export type LoweringReason = z.infer<typeof LoweringReason>;

/** What is announced to those who hold the stricter roles. */
export const correctionNews = [
  'proposed',
  'confirmed',
  'refused',
  'lapsed',
  'lowering_asked',
  'lowered',
  'later_end_proposed',
  'later_end_confirmed',
  'pause_proposed',
  'pause_confirmed',
  'resumption_proposed',
  'resumption_confirmed',
  'letter_to_post',
  'erasure_ordered',
  'erasure_confirmed',
  'erasure_stopped',
] as const;
export const CorrectionNews = z.enum(correctionNews);
export type CorrectionNews = z.infer<typeof CorrectionNews>;

/** What two cases have in common; each is looked up by a keyed digest. */
export const commonThings = ['act', 'attachment', 'case_reference', 'target', 'thread'] as const;
export const CommonThing = z.enum(commonThings);
export type CommonThing = z.infer<typeof CommonThing>;

/** What a timer was set for; the state says whether it still waits. */
export const timers = [
  'consent',
  'ratification',
  'hold',
  'preservation',
  'preservation_nears',
  'gag',
  'opinion',
  'redirect',
  'answer',
  'measure',
  'erasure',
  'receipt',
  'cell_entry',
  'delivery',
] as const;
export type Timer = (typeof timers)[number];
