/** What made an order impossible to carry out is over: the duty is owed again, and its time limit runs from then (TCO 3(7)). */
import { z } from 'zod';
import { type Instant, instant, millisecondsOf } from '../../../kernel/instant.js';
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { payloadOfThing } from '../../../signature/act.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { isPast } from '../../model/due.js';
import { Id } from '../../model/event-schema.js';
import { withoutPreparation } from '../../model/evolve-step.js';
import { suspendedClocks } from '../../model/open-clock.js';
import { startedBy } from '../../model/started-clock.js';
import { next } from '../../model/steps.js';
import { clocksStarted } from '../deadline/record-start.js';
import { nothingImpossible } from './refusals.js';

const endsOutside = refusal(
  'impossibility-ends-outside',
  'invalid',
  'Une impossibilité cesse après la réception de l’ordre, et pas dans l’avenir : corrigez la date.',
  'An impossibility ends after the order was received, and not in the future: correct the date.',
);

const over = { endedAt: z.iso.datetime().describe('When it was over: the time limits run from there'), noteId: Id };

/** An unsigned one ends nothing. */
const impossibilityEnded = defineEvent('case.impossibility_ended', {
  label: { fr: 'Impossibilité terminée', en: 'Impossibility over' },
  data: {
    ...over,
    /** Clocks of the request that are owed no more: those that start now take their place. */
    suspended: z.array(z.string()),
    step: z.string(),
    signature: Signature.optional(),
  },
  by: 'person',
  signs: ({ endedAt }) => ['end_impossibility', { payload: payloadOfThing({ endedAt }) }],
  evolve: (state, { suspended, step, signature }) => {
    if (!signature) return state;
    const met = [...new Set([...(state.met ?? []), ...suspended])];
    return { ...withoutPreparation(state), shortfall: null, met, step };
  },
});

export const endImpossibility = defineAction('end_impossibility', {
  label: { fr: 'Inscrire la fin d’une impossibilité', en: 'Record that an impossibility is over' },
  input: over,
  events: [impossibilityEnded, clocksStarted],
  open: 'in_step',
  roles: ['jurist', 'head_of_legal'],
  guard: ({ shortfall }) => (shortfall === 'impossible' ? null : nothingImpossible),
  decide: ({ endedAt, noteId }, context) => {
    const { state, at } = context;
    const from = instant(endedAt);
    const beforeReceipt = millisecondsOf(from) < millisecondsOf(state.receivedAt as Instant);
    if (beforeReceipt || !isPast(from, at)) return refuse(endsOutside);
    const started = startedBy('impossibility_over', from, state, at);
    return accept([
      impossibilityEnded.of({
        endedAt,
        noteId,
        suspended: started ? suspendedClocks(state, at) : [],
        step: next(context, 'end_impossibility'),
      }),
      ...(started ? [clocksStarted.of(started)] : []),
    ]);
  },
  route: {
    path: 'impossibility/end',
    summary: 'An impossibility is over: the order is carried out, and its time limits run from then',
    note: 'reason',
  },
  offers: () => ({ signs: { act: 'end_impossibility', payload: { of: {}, fields: ['endedAt'] } } }),
  form: { endedAt: { label: { fr: 'Terminée le', en: 'Over on' } } },
});
