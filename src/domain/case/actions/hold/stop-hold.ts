/** The enforcing authority raised a ground against the whole of the order or against a part (EEV 12(2)). */
import { z } from 'zod';
import { accept } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { voided } from '../../model/evolve-step.js';
import { refusals } from '../../model/refusal.js';
import { backFrom } from '../../model/steps.js';
import { StopScope } from '../../model/vocabulary.js';
import { clocksStarted, startsBy } from '../deadline/record-start.js';
import { factConfirmed } from '../facts/confirm-fact.js';
import { cleared, holding } from './holding.js';
import { noHold } from './refusals.js';

const ground = { scope: StopScope, noteId: Id };

const holdStopped = defineEvent('case.hold_stopped', {
  label: { fr: 'L’autorité de mise en œuvre s’oppose', en: 'The enforcing authority objects' },
  data: { ...ground, step: z.string() },
  by: 'person',
  evolve: (state, { scope, step }) => ({
    ...voided(state, step),
    ...holding(state, ({ stopped }) => ({ over: null, stopped: stopped || scope === 'whole' })),
  }),
});

export const stopHold = defineAction('stop_hold', {
  label: { fr: 'Inscrire un motif de non-exécution', en: 'Record a ground for non-execution' },
  input: ground,
  events: [holdStopped, factConfirmed, clocksStarted],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal'],
  guard: ({ floor: { hold }, preparation, lettersSent }) => {
    if (!hold || hold.stopped) return noHold;
    const gone = preparation?.dispatchedBy && preparation.letters.some(({ id }) => lettersSent.includes(id));
    return gone ? refusals.dispatched : null;
  },
  decide: ({ scope, noteId }, context) =>
    accept([
      holdStopped.of({ scope, noteId, step: backFrom(context) }),
      ...startsBy('ground_raised', context.state, context.at),
      cleared('fails'),
    ]),
  route: {
    path: 'hold/ground',
    summary: 'The enforcing authority raised a ground against the whole or a part',
    note: 'reason',
  },
  form: {
    scope: {
      label: { fr: 'Portée', en: 'Scope' },
      values: { whole: { fr: 'Toute la demande', en: 'The whole request' }, part: { fr: 'Une partie', en: 'A part' } },
    },
  },
});
