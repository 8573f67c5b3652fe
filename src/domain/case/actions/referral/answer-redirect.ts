/** What came of the referral to the lawful channel. */
import { accept } from '../../../kernel/result.js';
import { type Context, defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { refusals } from '../../model/refusal.js';
import type { CaseState } from '../../model/state.js';
import { RedirectAnswer } from '../../model/vocabulary.js';
import { alarm } from '../alarm/alarm-raised.js';

const given = { answer: RedirectAnswer, noteId: Id };

const redirectAnswered = defineEvent('case.redirect_answered', {
  data: given,
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { answer }) => ({ ...state, referral: state.referral && { ...state.referral, answer } }),
});

const waits = ({ referral }: CaseState): boolean => referral !== null && referral.answer === null;

/** When the timer of the referral falls due. */
export const redirectUnanswered = (_about: string | null, { state }: Context) =>
  waits(state) ? [alarm('redirect_unanswered')] : [];

export const answerRedirect = defineAction('answer_redirect', {
  input: given,
  events: [redirectAnswered],
  open: 'always',
  roles: ['jurist', 'head_of_legal'],
  guard: (state) => (waits(state) ? null : refusals.nothingReferred),
  decide: ({ answer, noteId }) => accept([redirectAnswered.of({ answer, noteId })]),
  route: { path: 'referral/answer', summary: 'What came of the referral to the lawful channel', note: 'reason' },
});
