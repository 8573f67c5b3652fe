/** A person asks for exceptional access to a case: to read and to reassign, nothing else. */
import { accept, refuse } from '../../../kernel/result.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { refusals } from '../../model/refusal.js';

const request = { requestId: Id.describe('Chosen by who asks, and named in the signature'), noteId: Id };

const asked = defineEvent('case.break_glass_asked', {
  data: { ...request, signature: Signature.optional() },
  by: 'person',
  keepsPreparation: true,
  signs: ({ requestId }) => ['ask_break_glass', { preparation: requestId }],
  evolve: (state, { requestId }, account) => ({
    ...state,
    glass: [...state.glass, { id: requestId, askedBy: account, grantedBy: null, until: null }],
  }),
});

export const askBreakGlass = defineAction('ask_break_glass', {
  input: request,
  events: [asked],
  open: 'anywhere',
  roles: ['administrator', 'ciso', 'executive', 'dpo'],
  decide: ({ requestId, noteId }, { state }) =>
    state.glass.some(({ id }) => id === requestId)
      ? refuse(refusals.glassAskedAlready)
      : accept([asked.of({ requestId, noteId })]),
  route: {
    path: 'break-glass',
    summary: 'Asks a second person for exceptional access: to read and to reassign, nothing else',
    note: 'reason',
    unseen: true,
  },
});
