/** A person asks for exceptional access to a case: to read and to reassign, nothing else. */
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';

const glassAskedAlready = refusal(
  'break-glass-asked-already',
  'conflict',
  'Une demande d’accès porte déjà cet identifiant : choisissez-en un nouveau.',
  'A request for access has this id already: choose a new one.',
);

const request = { requestId: Id.describe('Chosen by who asks, and named in the signature'), noteId: Id };

const asked = defineEvent('case.break_glass_asked', {
  label: { fr: 'Accès exceptionnel demandé', en: 'Exceptional access asked' },
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
  label: { fr: 'Demander un accès exceptionnel', en: 'Ask for exceptional access' },
  input: request,
  events: [asked],
  open: 'anywhere',
  roles: ['administrator', 'ciso', 'executive', 'dpo'],
  decide: ({ requestId, noteId }, { state }) =>
    state.glass.some(({ id }) => id === requestId)
      ? refuse(glassAskedAlready)
      : accept([asked.of({ requestId, noteId })]),
  route: {
    path: 'break-glass',
    summary: 'Asks a second person for exceptional access: to read and to reassign, nothing else',
    note: 'reason',
    unseen: true,
  },
});
