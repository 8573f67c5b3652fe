/** A production request was issued: the data are kept until it is served, without an end of their own. */
import { accept } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { nothingKept } from './refusals.js';
import { kept, running } from './running.js';

const preservationKept = defineEvent('case.preservation_kept', {
  label: { fr: 'Conservation maintenue', en: 'Preservation kept' },
  data: { noteId: Id },
  by: 'person',
  keepsPreparation: true,
  evolve: (state) => ({ ...state, preservation: kept(state, { until: null }) }),
});

export const keepPreserved = defineAction('keep_preserved', {
  label: { fr: 'Conserver jusqu’à la production', en: 'Preserve until production' },
  input: { noteId: Id },
  events: [preservationKept],
  open: 'always',
  roles: ['jurist', 'head_of_legal'],
  guard: (state) => (running(state)?.until ? null : nothingKept),
  decide: ({ noteId }) => accept([preservationKept.of({ noteId })]),
  route: {
    path: 'preservation/production-request',
    summary: 'A production request was issued: the data are kept until it is served (Annex V)',
    note: 'reason',
  },
  form: {},
});
