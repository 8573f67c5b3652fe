/** The enforcing authority raised a ground against the whole of the order or against a part (EEV 12(2)). */
import { z } from 'zod';
import { accept } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { voided } from '../../model/evolve-step.js';
import { refusals } from '../../model/refusal.js';
import { backFrom } from '../../model/steps.js';
import { StopScope } from '../../model/vocabulary.js';
import { factConfirmed } from '../facts/confirm-fact.js';
import { cleared, holding } from './holding.js';

const ground = { scope: StopScope, noteId: Id };

const holdStopped = defineEvent('case.hold_stopped', {
  data: { ...ground, step: z.string() },
  by: 'person',
  evolve: (state, { scope, step }) => ({
    ...voided(state, step),
    ...holding(state, ({ stopped }) => ({ over: null, stopped: stopped || scope === 'whole' })),
  }),
});

export const stopHold = defineAction('stop_hold', {
  input: ground,
  events: [holdStopped, factConfirmed],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal'],
  guard: ({ floor: { hold }, preparation, lettersSent }) => {
    if (!hold || hold.stopped) return refusals.noHold;
    const gone = preparation?.dispatchedBy && preparation.letters.some(({ id }) => lettersSent.includes(id));
    return gone ? refusals.dispatched : null;
  },
  decide: ({ scope, noteId }, context) =>
    accept([holdStopped.of({ scope, noteId, step: backFrom(context) }), cleared('fails')]),
  route: {
    path: 'hold/ground',
    summary: 'The enforcing authority raised a ground against the whole or a part',
    note: 'reason',
  },
});
