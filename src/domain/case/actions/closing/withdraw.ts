/** The issuer withdrew the request: the case ends. */
import { accept } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { withoutPreparation } from '../../model/evolve-step.js';
import { preservationRuns } from '../../model/preservation-runs.js';
import { next } from '../../model/steps.js';
import { closed } from './close.js';
import { objectionToEnding } from './refusals.js';

const withdrawn = defineEvent('case.withdrawn', {
  label: { fr: 'Demande retirée par son auteur', en: 'Request withdrawn by its issuer' },
  data: { noteId: Id },
  by: 'person',
  evolve: (state) => withoutPreparation(state),
});

export const withdraw = defineAction('withdraw', {
  label: { fr: 'Inscrire le retrait de la demande', en: 'Record that the request was withdrawn' },
  input: { noteId: Id },
  events: [withdrawn, closed],
  open: 'in_step',
  roles: ['jurist', 'head_of_legal'],
  /** That the request came is still told to those who must know, whatever its issuer does afterwards. */
  guard: (state, _actor, at) => preservationRuns(state) ?? objectionToEnding(state, at),
  decide: ({ noteId }, context) =>
    accept([
      withdrawn.of({ noteId }),
      closed.of({ outcome: 'withdrawn', accountsDisclosed: 0, step: next(context, 'withdraw') }),
    ]),
  route: {
    path: 'withdrawal',
    summary: 'Closes the case because its issuer withdrew the request',
    note: 'text',
  },
  form: {},
});
