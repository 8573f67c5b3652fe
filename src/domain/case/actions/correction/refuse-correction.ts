/** A second person refuses a correction that would weaken the judgement. */
import { z } from 'zod';
import { accept, refuse } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { notifyApprovers } from '../../model/follow-up.js';
import { refusals } from '../../model/refusal.js';
import { decidingRoles, objectionToSecond, secondRoles } from '../../model/second-person.js';
import { proposal, proposalOf } from './proposal.js';
import { proposalChanged } from './refusals.js';

const correctionRefused = defineEvent('case.correction_refused', {
  label: { fr: 'Correction refusée', en: 'Correction refused' },
  data: { proposal: z.int().positive(), noteId: Id },
  by: 'person',
  keepsPreparation: true,
  evolve: (state) => ({ ...state, proposed: null }),
  follow: (_data, after) => [notifyApprovers('refused', secondRoles(after))],
});

export const refuseCorrection = defineAction('refuse_correction', {
  label: { fr: 'Refuser une correction', en: 'Refuse a correction' },
  input: { proposal, noteId: Id },
  events: [correctionRefused],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive', 'secret_officer'],
  guard: (state, actor, at) =>
    state.proposed
      ? objectionToSecond(state, actor, state.proposed.by, at, decidingRoles(state))
      : refusals.nothingProposed,
  decide: ({ proposal: seq, noteId }, { state }) =>
    proposalOf(state, seq) ? accept([correctionRefused.of({ proposal: seq, noteId })]) : refuse(proposalChanged),
  route: {
    path: 'corrections/:proposal/refusal',
    summary: 'A second person refuses a correction that would weaken the judgement',
    note: 'reason',
  },
});
