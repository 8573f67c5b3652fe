/** A second person confirms a correction that weakens the judgement: the facts change. */
import { z } from 'zod';
import { accept, refuse } from '../../../kernel/result.js';
import type { RequestFacts } from '../../../law/fact.js';
import { payloadOfThing } from '../../../signature/act.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { effectOf, valueIn } from '../../model/correction.js';
import { isPast } from '../../model/due.js';
import { Correction } from '../../model/event-schema.js';
import { withoutPreparation } from '../../model/evolve-step.js';
import { agreed } from '../../model/floor.js';
import { notifyApprovers } from '../../model/follow-up.js';
import { refusals } from '../../model/refusal.js';
import { decidingRoles, objectionToSecond, secondRoles } from '../../model/second-person.js';
import { stepOf } from '../../model/steps.js';
import { factConfirmed } from '../facts/confirm-fact.js';
import { proposal, proposalOf } from './proposal.js';
import { lapsed, proposalChanged } from './refusals.js';

/** Followed by one confirmation for each of its facts; an unsigned agreement changes nothing. */
const correctionConfirmed = defineEvent('case.correction_confirmed', {
  label: { fr: 'Correction confirmée par une seconde personne', en: 'Correction confirmed by a second person' },
  data: { proposal: z.int().positive(), ...Correction.shape, signature: Signature.optional() },
  by: 'person',
  signs: ({ proposal: seq, becomes, changes, from, weakens }) => [
    'confirm_correction',
    { payload: payloadOfThing({ becomes, changes, from, weakens }), seq },
  ],
  evolve: (state, { changes, signature }) => ({
    ...withoutPreparation(state),
    proposed: null,
    ...(signature && {
      floor: agreed(state.floor),
      seconded: changes.map(({ fact, value }) => ({ fact, value })),
    }),
  }),
  follow: (_data, after) => [notifyApprovers('confirmed', secondRoles(after))],
});

/** Each change as it is confirmed; one that says what stands already corrects nothing. */
const confirmations = (facts: RequestFacts, changes: Correction['changes']) =>
  changes.map(({ fact, value }) =>
    factConfirmed.of({ fact, value, corrected: JSON.stringify(valueIn(facts, fact)) !== JSON.stringify(value) }),
  );

export const confirmCorrection = defineAction('confirm_correction', {
  label: { fr: 'Confirmer une correction', en: 'Confirm a correction' },
  input: { proposal },
  events: [correctionConfirmed, factConfirmed],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive', 'secret_officer'],
  guard: (state, actor, at) => {
    const { proposed } = state;
    if (!proposed) return refusals.nothingProposed;
    if (isPast(proposed.lapsesAt ?? null, at)) return lapsed;
    if (!state.classification) return refusals.notClassified;
    if (stepOf(state, at.circuits)?.on.confirm_fact === undefined) return refusals.stepForbids;
    return objectionToSecond(state, actor, proposed.by, at, decidingRoles(state));
  },
  decide: ({ proposal: seq }, { state, at }) => {
    const { facts } = state;
    const proposed = proposalOf(state, seq);
    if (!proposed || !facts) return refuse(proposalChanged);
    const data = { proposal: seq, ...effectOf(facts, proposed.changes, state, at) };
    return accept([correctionConfirmed.of(data), ...confirmations(facts, data.changes)]);
  },
  route: {
    path: 'corrections/:proposal/confirmation',
    summary: 'A second person confirms a correction that weakens the judgement: the facts change',
  },
});
