/** The case is given to a person; the note is for the person who takes it over. */
import { accept } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';

const data = { to: Id, noteId: Id.optional() };

const assigned = defineEvent('case.assigned', {
  label: { fr: 'Dossier attribué', en: 'Case assigned' },
  data,
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { to }) => ({ ...state, assignee: to }),
});

export const assign = defineAction('assign', {
  label: { fr: 'Attribuer', en: 'Assign' },
  input: data,
  events: [assigned],
  open: 'anywhere',
  roles: ['analyst', 'jurist', 'head_of_legal'],
  underBrokenGlass: true,
  decide: ({ to, noteId }) => accept([assigned.of({ to, ...(noteId && { noteId }) })]),
});
