/** The case ends: by what left, or by an outcome that a person declares where nothing left. */
import { z } from 'zod';
import { accept, type Result, refuse } from '../../../kernel/result.js';
import { type Action, Outcome } from '../../../law/vocabulary.js';
import { type Context, defineAction, defineEvent } from '../../model/action.js';
import { onTheirWay } from '../../model/leaving.js';
import { refusals } from '../../model/refusal.js';
import type { CaseState, Preparation } from '../../model/state.js';
import { next, stepAllows, stepOf } from '../../model/steps.js';

/** Its keys go once the officer has the original. */
const SECRET = 'secret_cell';

export const closed = defineEvent('case.closed', {
  data: { outcome: Outcome, accountsDisclosed: z.int().nonnegative(), step: z.string() },
  by: 'either',
  class: 'closed',
  evolve: (state, { step, outcome }) => ({ ...state, status: 'closed', step, outcome }),
  follow: (_data, { circuit }) => [{ do: circuit === SECRET ? 'erase' : 'send_closing_receipt' }],
});

/** Outcomes a person may declare where nothing left; all others follow from what left. */
const Declared = z.enum(['no_data', 'not_a_request', 'redirected']);

function outcomeOf(action: Action, state: CaseState, { accountsDisclosed }: Preparation): Outcome {
  if (action === 'disclose') return accountsDisclosed > 0 ? 'executed' : 'no_data';
  if (action === 'clarify') return 'clarification';
  if (action === 'inform') return 'executed';
  return state.classification?.verdict === 'REFUSE_REDIRECT' ? 'redirected' : 'refused';
}

function closing(outcome: Outcome | undefined, { state, at }: Context): Result<Outcome> {
  const { preparation } = state;
  if (preparation?.dispatchedBy) {
    return outcome ? refuse(refusals.outcomeForbidden) : accept(outcomeOf(preparation.action, state, preparation));
  }
  const open = at.circuits.get(state.circuit)?.closes ?? [];
  return outcome && Declared.safeParse(outcome).success && open.includes(outcome)
    ? accept(outcome)
    : refuse(refusals.outcomeForbidden);
}

export const close = defineAction('close', {
  input: { outcome: Declared.optional() },
  events: [closed],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal'],
  alsoByService: true,
  /** The service closes only what has wholly left; a person follows an arrow of the circuit. */
  guard: (state, actor, at) => {
    if (onTheirWay(state).length > 0) return refusals.lettersPending;
    if (state.acts.some(({ upheld }) => upheld === null)) return refusals.ratificationOpen;
    if (actor.kind === 'person') return stepAllows('close')(state, actor, at);
    const ended = stepOf(state, at.circuits)?.kind === 'end' && state.preparation?.dispatchedBy;
    return ended ? null : refusals.stepForbids;
  },
  decide: ({ outcome: declared }, context) => {
    const found = closing(declared, context);
    if (!found.ok) return found;
    const outcome = found.value;
    const accountsDisclosed = outcome === 'executed' ? (context.state.preparation?.accountsDisclosed ?? 0) : 0;
    return accept([closed.of({ outcome, accountsDisclosed, step: next(context, 'close') })]);
  },
  route: { path: 'closure', summary: 'Closes a case from which nothing left' },
});
