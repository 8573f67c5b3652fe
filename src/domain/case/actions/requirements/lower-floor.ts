/** A second person agrees: the case requires no more than its present judgement. */
import { z } from 'zod';
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { ApproverRole } from '../../../law/vocabulary.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { voided } from '../../model/evolve-step.js';
import { floorOf } from '../../model/floor.js';
import { noFloor } from '../../model/floor-state.js';
import { notifyApprovers } from '../../model/follow-up.js';
import { refusals } from '../../model/refusal.js';
import { objectionToSecond } from '../../model/second-person.js';
import type { CaseState } from '../../model/state.js';
import { backFrom } from '../../model/steps.js';
import { LoweringReason } from '../../model/vocabulary.js';
import { apartOf, loweringOf, objectionToLowering, rowsOf } from './lowering.js';

const loweringNotAsked = refusal(
  'lowering-not-asked',
  'conflict',
  'Personne ne demande d’abaisser les exigences de ce dossier.',
  'No one is asking to lower the requirements of this case.',
);

/** What is left are the demands of the judgement in force. */
function lowered({ classification, hold, loweredBy }: CaseState, ...accounts: string[]): Partial<CaseState> {
  return {
    floor: classification ? floorOf(classification, hold) : noFloor,
    lowering: null,
    loweredBy: [...loweredBy, ...accounts],
  };
}

const floorLowered = defineEvent('case.floor_lowered', {
  label: { fr: 'Exigences abaissées', en: 'Requirements lowered' },
  data: {
    /** Of the person who asked. */
    noteId: Id,
    why: LoweringReason,
    /** The roles asked before. */
    approvers: z.array(ApproverRole),
    /** Cases that are another request: nothing comes from them any more. */
    apart: z.array(Id),
    step: z.string(),
    signature: Signature.optional(),
  },
  by: 'person',
  signs: (data, before) => ['lower_floor', { preparation: data.noteId, payload: loweringOf(data, before) }],
  evolve: (state, { apart, step, signature }, account) => ({
    ...voided(state, step),
    ...(signature && state.lowering && lowered(state, state.lowering.by, account)),
    apart: signature ? [...new Set([...state.apart, ...apart])] : state.apart,
  }),
  follow: ({ approvers }) => [notifyApprovers('lowered', approvers)],
});

export const lowerFloor = defineAction('lower_floor', {
  label: { fr: 'Abaisser les exigences', en: 'Lower the requirements' },
  /** The note of the person who asked. */
  input: { noteId: Id },
  events: [floorLowered],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  guard: (state, actor, at) => {
    const { lowering } = state;
    if (!lowering) return loweringNotAsked;
    if (!state.classification) return refusals.notClassified;
    return objectionToLowering(state, actor, at) ?? objectionToSecond(state, actor, [lowering.by], at);
  },
  decide: ({ noteId }, context) => {
    const { lowering, floor } = context.state;
    if (lowering?.noteId !== noteId) return refuse(loweringNotAsked);
    const step = backFrom(context);
    const approvers = [...floor.approvers];
    return accept([floorLowered.of({ noteId, why: lowering.why, approvers, apart: apartOf(floor.from), step })]);
  },
  route: {
    path: 'requirements/lowering/:noteId/confirmation',
    summary: 'A second person agrees: the case requires no more than its present judgement',
  },
  offers: (state) => {
    const { lowering, loweredBy } = state;
    if (!lowering) return null;
    const { noteId: id, why, by } = lowering;
    const { approvers, from } = state.floor;
    const of = { approvers, apart: apartOf(from), earlier: loweredBy.length, why };
    const rows = [
      ...rowsOf(state),
      { label: { fr: 'Motif', en: 'Reason' }, of: 'loweringReason' as const, words: [why] },
    ];
    return { id, signs: { act: 'lower_floor', preparation: id, payload: { of }, by, rows } };
  },
  form: {},
});
