/** The issuer withdrew the request: the case ends. */
import { accept } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { withoutPreparation } from '../../model/evolve-step.js';
import { refusals } from '../../model/refusal.js';
import { next } from '../../model/steps.js';
import { closed } from './close.js';

const withdrawn = defineEvent('case.withdrawn', {
  data: { noteId: Id },
  by: 'person',
  evolve: (state) => withoutPreparation(state),
});

export const withdraw = defineAction('withdraw', {
  input: { noteId: Id },
  events: [withdrawn, closed],
  open: 'in_step',
  roles: ['jurist', 'head_of_legal'],
  guard: ({ preservation, acts }) => {
    if (preservation && preservation.ended === null) return refusals.preservationRuns;
    return acts.some(({ upheld }) => upheld === null) ? refusals.ratificationOpen : null;
  },
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
});
