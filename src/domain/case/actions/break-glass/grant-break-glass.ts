/** A second person gives the exceptional access for a few hours, and every head is alarmed. */
import { accept, type Refusal, refuse } from '../../../kernel/result.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { glassUntil, waitingGlass } from '../../model/broken-glass.js';
import type { Circumstances } from '../../model/circumstances.js';
import { Id, InstantText } from '../../model/event-schema.js';
import { samePerson } from '../../model/quorum.js';
import { refusals } from '../../model/refusal.js';
import type { CaseState } from '../../model/state.js';
import { alarm, alarmRaised } from '../alarm/alarm-raised.js';

const granted = defineEvent('case.break_glass_granted', {
  data: { requestId: Id, until: InstantText, signature: Signature.optional() },
  by: 'person',
  keepsPreparation: true,
  signs: ({ requestId }) => ['grant_break_glass', { preparation: requestId }],
  evolve: (state, { requestId, until }, account) => ({
    ...state,
    glass: state.glass.map((each) => (each.id === requestId ? { ...each, grantedBy: account, until } : each)),
  }),
});

/** Why the account may not give the access; null when another person asked for it. */
function objectionToGrant(state: CaseState, account: string, at: Circumstances, requestId?: string): Refusal | null {
  const asked = waitingGlass(state, requestId);
  if (!asked) return refusals.glassNotAsked;
  return samePerson(asked.askedBy, account, at) ? refusals.glassAskedIt : null;
}

export const grantBreakGlass = defineAction('grant_break_glass', {
  input: { requestId: Id },
  events: [granted, alarmRaised],
  open: 'anywhere',
  roles: ['head_of_legal', 'dpo', 'ciso', 'executive'],
  guard: (state, actor, at) => (actor.kind === 'system' ? refusals.personOnly : objectionToGrant(state, actor.id, at)),
  decide: ({ requestId }, { state, actor, at }) => {
    if (actor.kind === 'system') return refuse(refusals.personOnly);
    const objection = objectionToGrant(state, actor.id, at, requestId);
    if (objection) return refuse(objection);
    return accept([granted.of({ requestId, until: glassUntil(at.now) }), alarm('break_glass', requestId)]);
  },
  route: {
    path: 'break-glass/:requestId/grant',
    summary: 'Gives the exceptional access, for four hours; every head is alarmed',
  },
});
