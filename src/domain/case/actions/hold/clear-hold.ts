/** The enforcing authority raised no ground: it cleared the order, or its ten days are over (EEV 10(2)). */
import { accept, type Refusal, refuse } from '../../../kernel/result.js';
import { type Context, defineAction, defineEvent } from '../../model/action.js';
import type { Circumstances } from '../../model/circumstances.js';
import { isPast } from '../../model/due.js';
import { Id } from '../../model/event-schema.js';
import { refusals } from '../../model/refusal.js';
import type { CaseState } from '../../model/state.js';
import { HoldEnd } from '../../model/vocabulary.js';
import { alarm } from '../alarm/alarm-raised.js';
import { clocksStarted, startsBy } from '../deadline/record-start.js';
import { factConfirmed } from '../facts/confirm-fact.js';
import { cleared, holding } from './holding.js';
import { noHold } from './refusals.js';

const clearance = { how: HoldEnd, noteId: Id };

const holdCleared = defineEvent('case.hold_cleared', {
  label: { fr: 'Attente levée', en: 'Hold cleared' },
  data: clearance,
  by: 'person',
  evolve: (state, { how }) => ({ ...state, ...holding(state, () => ({ over: how })) }),
});

/** The ten days end by the clock of the law; where no clock says when, only a clearance ends them. */
function objectionToClearance(
  { floor: { hold } }: CaseState,
  how: 'clearance' | 'period_over',
  at: Circumstances,
): Refusal | null {
  if (!hold || hold.over !== null) return noHold;
  if (hold.stopped) return refusals.holdStopped;
  if (how === 'clearance') return null;
  return isPast(hold.until, at) ? null : refusals.holdRuns;
}

/** When the timer of the ten days falls due. */
export function holdOver(_about: string | null, { state: { floor, status }, at }: Context) {
  const { hold } = floor;
  const waits = hold !== null && hold.over === null && !hold.stopped && status === 'open';
  return waits && isPast(hold.until, at) ? [alarm('hold_over')] : [];
}

export const clearHold = defineAction('clear_hold', {
  label: { fr: 'Inscrire la levée de l’attente', en: 'Record that the hold is cleared' },
  input: clearance,
  events: [holdCleared, factConfirmed, clocksStarted],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal'],
  guard: (state, _actor, at) => objectionToClearance(state, 'clearance', at),
  decide: ({ how, noteId }, { state, at }) => {
    const objection = objectionToClearance(state, how, at);
    if (objection) return refuse(objection);
    const started = how === 'clearance' ? startsBy('clearance', state, at) : [];
    return accept([holdCleared.of({ how, noteId }), ...started, cleared('holds')]);
  },
  route: {
    path: 'hold/clearance',
    summary: 'The enforcing authority raised no ground: cleared, or the ten days are over',
    note: 'reason',
  },
  form: {
    how: {
      label: { fr: 'Comment', en: 'How' },
      values: {
        clearance: { fr: 'L’autorité de mise en œuvre lève l’attente', en: 'The enforcing authority ends the hold' },
        period_over: { fr: 'Le délai est passé', en: 'The period is over' },
      },
    },
  },
});
