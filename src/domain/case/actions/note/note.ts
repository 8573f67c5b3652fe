/** A note of a person, sealed with the case. */
import { accept } from '../../../kernel/result.js';
import { Sha256Text } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';

const data = { noteId: Id, digest: Sha256Text };

const noted = defineEvent('case.noted', {
  label: { fr: 'Note', en: 'Note' },
  data,
  by: 'person',
  keepsPreparation: true,
  evolve: (state) => state,
});

export const note = defineAction('note', {
  label: { fr: 'Ajouter une note', en: 'Add a note' },
  input: data,
  events: [noted],
  open: 'anywhere',
  roles: ['analyst', 'jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  decide: ({ noteId, digest }) => accept([noted.of({ noteId, digest })]),
  route: { path: 'notes', summary: 'Adds a note, sealed with the case', note: 'text', digest: 'digest' },
});
