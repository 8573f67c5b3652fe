/** The person who proposed a correction withdraws it. */
import { z } from 'zod';
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { samePerson } from '../../model/quorum.js';
import { refusals } from '../../model/refusal.js';
import { proposal, proposalOf } from './proposal.js';
import { proposalChanged } from './refusals.js';

const proposalOfAnother = refusal(
  'proposal-of-another',
  'forbidden',
  'Seule la personne qui a proposé une correction la retire ; une seconde personne peut la refuser.',
  'Only the person who proposed a correction withdraws it; a second person may refuse it.',
);

const correctionWithdrawn = defineEvent('case.correction_withdrawn', {
  label: { fr: 'Proposition de correction retirée', en: 'Proposed correction withdrawn' },
  data: { proposal: z.int().positive() },
  by: 'person',
  keepsPreparation: true,
  evolve: (state) => ({ ...state, proposed: null }),
});

export const withdrawCorrection = defineAction('withdraw_correction', {
  label: { fr: 'Retirer une correction proposée', en: 'Withdraw a proposed correction' },
  input: { proposal },
  events: [correctionWithdrawn],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal', 'dpo'],
  guard: ({ proposed }, actor, at) => {
    if (!proposed) return refusals.nothingProposed;
    const own = actor.kind === 'person' && proposed.by.some((account) => samePerson(account, actor.id, at));
    return own ? null : proposalOfAnother;
  },
  decide: ({ proposal: seq }, { state }) =>
    proposalOf(state, seq) ? accept([correctionWithdrawn.of({ proposal: seq })]) : refuse(proposalChanged),
  route: {
    path: 'corrections/:proposal/withdrawal',
    summary: 'The person who proposed a correction withdraws it',
  },
});
