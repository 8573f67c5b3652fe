/** A second person gives the exceptional access for a few hours, and every head is alarmed. */
import { accept, type Refusal, refusal, refuse } from '../../../kernel/result.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { glassUntil, waitingGlass } from '../../model/broken-glass.js';
import type { Circumstances } from '../../model/circumstances.js';
import { Id, InstantText } from '../../model/event-schema.js';
import { samePerson } from '../../model/quorum.js';
import { refusals } from '../../model/refusal.js';
import type { CaseState } from '../../model/state.js';
import { alarm, alarmRaised } from '../alarm/alarm-raised.js';

const glassNotAsked = refusal(
  'glass-not-asked',
  'conflict',
  'Personne n’a demandé d’accès exceptionnel à ce dossier.',
  'No exceptional access to this case is requested.',
);
const glassAskedIt = refusal(
  'glass-asked-it',
  'forbidden',
  'L’accès exceptionnel veut deux personnes : qui le demande ne se l’accorde pas.',
  'Exceptional access takes two persons: the one who asks cannot grant it.',
  'SecNumCloud 3.2, 9.3.f',
);

const granted = defineEvent('case.break_glass_granted', {
  label: { fr: 'Accès exceptionnel accordé', en: 'Exceptional access given' },
  data: { requestId: Id, until: InstantText, signature: Signature.optional() },
  by: 'person',
  keepsPreparation: true,
  signs: ({ requestId }) => ['grant_break_glass', { preparation: requestId }],
  evolve: (state, { requestId, until }, account) => ({
    ...state,
    glass: state.glass.map((each) =>
      each.id === requestId && each.grantedBy === null ? { ...each, grantedBy: account, until } : each,
    ),
  }),
});

/** Why the account may not give the access; null when another person asked for it. */
function objectionToGrant(state: CaseState, account: string, at: Circumstances, requestId?: string): Refusal | null {
  const asked = waitingGlass(state, requestId);
  if (!asked) return glassNotAsked;
  return samePerson(asked.askedBy, account, at) ? glassAskedIt : null;
}

export const grantBreakGlass = defineAction('grant_break_glass', {
  label: { fr: 'Accorder un accès exceptionnel', en: 'Give exceptional access' },
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
  offers: (state) => {
    const asked = waitingGlass(state);
    if (!asked) return null;
    return { id: asked.id, signs: { act: 'grant_break_glass', preparation: asked.id, by: asked.askedBy } };
  },
  form: {},
});
