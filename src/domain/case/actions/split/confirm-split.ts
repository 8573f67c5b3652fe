/** A second person confirms the parts: each becomes a case of its own, and the request ends when they have ended. */
import { z } from 'zod';
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { payloadOfThing } from '../../../signature/act.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { undivided } from '../../model/evolve-step.js';
import { Parts } from '../../model/part.js';
import { refusals } from '../../model/refusal.js';
import { objectionToSecond } from '../../model/second-person.js';
import { next } from '../../model/steps.js';
import { objectionToDivision, objectionToProposal } from './propose-split.js';

const splitChanged = refusal(
  'split-changed',
  'stale',
  'Ce n’est plus la division proposée : relisez-la avant de décider.',
  'This is no longer the division that was proposed: read it again before you decide.',
);

/** An unsigned confirmation divides nothing. */
const splitConfirmed = defineEvent('case.split', {
  label: { fr: 'Demande divisée', en: 'Request divided' },
  data: { proposal: z.int().positive(), parts: Parts, step: z.string(), signature: Signature.optional() },
  by: 'person',
  keepsPreparation: true,
  signs: ({ proposal, parts }) => ['confirm_split', { payload: payloadOfThing({ parts }), seq: proposal }],
  evolve: (state, { parts, step, signature }) => ({
    ...undivided(state),
    ...(signature && { split: { parts, cases: [] }, step }),
  }),
  follow: () => [{ do: 'open_parts' }],
});

export const confirmSplit = defineAction('confirm_split', {
  label: { fr: 'Confirmer la division', en: 'Confirm the division' },
  input: { proposal: z.coerce.number().int().positive() },
  events: [splitConfirmed],
  open: 'in_step',
  roles: ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  guard: (state, actor, at) => {
    if (!state.proposedSplit) return refusals.nothingProposed;
    return objectionToDivision(state) ?? objectionToSecond(state, actor, [state.proposedSplit.by], at);
  },
  decide: ({ proposal }, context) => {
    const { proposedSplit: waits } = context.state;
    if (waits?.seq !== proposal) return refuse(splitChanged);
    const objection = objectionToProposal(waits.parts, context.state, context.at);
    if (objection) return refuse(objection);
    const parts = Parts.parse(waits.parts);
    return accept([splitConfirmed.of({ proposal, parts, step: next(context, 'confirm_split') })]);
  },
  route: {
    path: 'split/:proposal/confirmation',
    summary: 'A second person confirms the parts: each becomes a case of its own under the same reference',
  },
});
