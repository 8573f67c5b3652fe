/**
 * A person records that the authority did not answer our question in the time that the question gave. Then people refuse the
 * request, as they refuse any other; or, where an article exempts the operator, the case ends (EEV 11(5)).
 */
import { z } from 'zod';
import { settled } from '../../../classification/settlement.js';
import { accept, type Refusal, refuse } from '../../../kernel/result.js';
import { type Context, defineAction, defineEvent } from '../../model/action.js';
import type { Circumstances } from '../../model/circumstances.js';
import { Id } from '../../model/event-schema.js';
import { preservationRuns } from '../../model/preservation-runs.js';
import { refusals } from '../../model/refusal.js';
import { objectionToSilence, silenceOf } from '../../model/silence.js';
import type { CaseState } from '../../model/state.js';
import { entryOf, next } from '../../model/steps.js';
import { recordedDemand } from '../../model/weakening.js';
import { alarm } from '../alarm/alarm-raised.js';
import { classified } from '../classification/classify.js';
import { closed } from '../closing/close.js';
import { objectionToEnding } from '../closing/refusals.js';

const silenceConcluded = defineEvent('case.silence_concluded', {
  label: { fr: 'Question restée sans réponse', en: 'Question left unanswered' },
  data: {
    /** Null where the rule has the request refused. */
    article: z.string().nullable(),
    noteId: Id,
  },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { article }) => (article === null ? { ...state, unanswered: state.messages.length } : state),
});

/** When the timer of the answer falls due: an alarm says that people may conclude. */
export const answerLate = (about: string | null, { state, at }: Context) =>
  state.status === 'open' && objectionToSilence(state, at) === null ? [alarm('question_unanswered', about)] : [];

/** Nothing is kept any more on a request that is refused, or from which an article exempts; the exemption ends the case. */
function objectionToConclusion(state: CaseState, at: Circumstances): Refusal | null {
  const objection = objectionToSilence(state, at) ?? preservationRuns(state);
  const silence = silenceOf(state, at);
  return objection ?? (silence && 'article' in silence ? objectionToEnding(state, at) : null);
}

export const concludeSilence = defineAction('conclude_silence', {
  label: { fr: 'Constater l’absence de réponse', en: 'Record that no answer came' },
  input: { noteId: Id },
  events: [silenceConcluded, classified, closed],
  open: 'in_step',
  roles: ['jurist', 'head_of_legal'],
  guard: (state, _actor, at) => objectionToConclusion(state, at),
  decide: ({ noteId }, context) => {
    const { state, at } = context;
    const { facts, classification } = state;
    const silence = silenceOf(state, at);
    if (!silence || !facts || !classification) return refuse(refusals.notClassified);
    if ('article' in silence) {
      return accept([
        silenceConcluded.of({ article: silence.article, noteId }),
        closed.of({ outcome: 'clarification', accountsDisclosed: 0, step: next(context, 'conclude_silence') }),
      ]);
    }
    const { redirect: _of, ...kept } = classification;
    const offer = { ...silence.refusal, decision: 'refuse' as const, asked: [] };
    const judgement = { ...kept, ...settled(kept, offer, facts) };
    return accept([
      silenceConcluded.of({ article: null, noteId }),
      classified.of({
        ...judgement,
        decided: 'refuse',
        step: entryOf(judgement.circuit, judgement.verdict, at.circuits),
        ...recordedDemand(judgement, facts, at.circuits),
      }),
    ]);
  },
  route: {
    path: 'question/silence',
    summary: 'The question stayed without an answer: the refusal is prepared by people, or the article exempts',
    note: 'reason',
  },
  form: {},
});
