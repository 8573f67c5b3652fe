/** Whether a question that left stays without an answer, and what the law draws from that: a refusal, or an exemption. */

import type { Consequence } from '../../classification/rule.js';
import { inForce } from '../../classification/rule-book.js';
import { dayOf, type Instant } from '../../kernel/instant.js';
import { type Refusal, refusal } from '../../kernel/result.js';
import { clockOn } from '../../law/clock.js';
import type { Circumstances } from './circumstances.js';
import { isPast } from './due.js';
import type { Clock } from './event-schema.js';
import { onTheirWay } from './leaving.js';
import { refusals } from './refusal.js';
import type { CaseState } from './state.js';

const nothingFromSilence = refusal(
  'nothing-from-silence',
  'conflict',
  'La règle de ce dossier ne tire rien de l’absence de réponse.',
  'The rule of this case draws nothing from silence.',
);
const questionNotLeft = refusal(
  'question-not-left',
  'conflict',
  'Aucune question n’est parvenue à l’autorité : rien ne peut être tiré de son silence.',
  'No question has reached the authority: nothing can be drawn from its silence.',
);
const answerAwaited = refusal(
  'answer-awaited',
  'conflict',
  'Le délai de réponse que la question indique n’est pas écoulé.',
  'The time that the question gave for an answer is not over.',
  'Policy unanswered-question',
);

/** What follows from silence: another judgement, or the article that exempts the operator. */
export type Silence = { readonly refusal: Consequence } | { readonly article: string };

type Law = Pick<Circumstances, 'clocks' | 'rules'>;

/** The clock of the answer, which our question starts; undefined where none does. */
export const answerClock = ({ clocks, receivedAt }: CaseState, at: Law): Clock | undefined =>
  clocks.find(({ code }) => clockOn(code, dayOf(receivedAt as Instant), at.clocks)?.starts === 'clarification_asked');

/** What the law draws from silence in this case; null where nothing. */
export function silenceOf(state: CaseState, at: Law): Silence | null {
  const { classification, receivedAt } = state;
  if (classification?.verdict !== 'CLARIFY') return null;
  const law = dayOf(receivedAt as Instant);
  const code = answerClock(state, at)?.code;
  const article = code === undefined ? undefined : clockOn(code, law, at.clocks)?.exempts;
  if (article) return { article };
  const unanswered = inForce(at.rules, law).find(({ rule }) => rule.id === classification.rule)?.rule.unanswered;
  return unanswered ? { refusal: unanswered } : null;
}

/** The end of the time for an answer: that of the law, else that of the operator. */
export const answerBy = ({ legalEnd, safeEnd }: Clock): Instant => (legalEnd ?? safeEnd) as Instant;

/** Why nothing can be drawn from silence now; null once the time is over and nothing came. */
export function objectionToSilence(state: CaseState, at: Law & Pick<Circumstances, 'now'>): Refusal | null {
  if (!silenceOf(state, at)) return nothingFromSilence;
  const clock = answerClock(state, at);
  if (state.question === undefined || !clock?.startsAt || onTheirWay(state).length > 0) return questionNotLeft;
  if (state.messages.length > state.question) return refusals.answeredSince;
  return isPast(answerBy(clock), at) ? null : answerAwaited;
}
