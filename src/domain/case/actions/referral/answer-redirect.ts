/** What came of the referral to the lawful channel. */
import { accept, refusal } from '../../../kernel/result.js';
import { type Context, defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import type { CaseState } from '../../model/state.js';
import { RedirectAnswer } from '../../model/vocabulary.js';
import { alarm } from '../alarm/alarm-raised.js';

const nothingReferred = refusal(
  'nothing-referred',
  'conflict',
  'Aucun renvoi n’attend de réponse.',
  'No referral waits for an answer.',
);

const given = { answer: RedirectAnswer, noteId: Id };

const redirectAnswered = defineEvent('case.redirect_answered', {
  label: { fr: 'Suite du renvoi', en: 'What came of the referral' },
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
  label: { fr: 'Inscrire la suite du renvoi', en: 'Record what came of the referral' },
  input: given,
  events: [redirectAnswered],
  open: 'always',
  roles: ['jurist', 'head_of_legal'],
  guard: (state) => (waits(state) ? null : nothingReferred),
  decide: ({ answer, noteId }) => accept([redirectAnswered.of({ answer, noteId })]),
  route: { path: 'referral/answer', summary: 'What came of the referral to the lawful channel', note: 'reason' },
  form: {
    answer: {
      label: { fr: 'Suite donnée', en: 'What came of it' },
      values: {
        came_by_channel: { fr: 'La demande est revenue par la voie légale', en: 'It came back by the lawful channel' },
        renounced: { fr: 'L’autorité renonce', en: 'The authority gives it up' },
        insists: { fr: 'L’autorité insiste', en: 'The authority insists' },
        none: { fr: 'Sans réponse', en: 'No answer' },
      },
    },
  },
});
