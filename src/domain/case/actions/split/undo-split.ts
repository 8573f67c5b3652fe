/** The division is undone while no person acted on a part: the request is one case again. */

import { z } from 'zod';
import { accept, refusal } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { refusals } from '../../model/refusal.js';
import { clocksOf } from '../../model/shortened-clock.js';
import type { CaseState } from '../../model/state.js';
import { next } from '../../model/steps.js';

const notDivided = refusal(
  'not-divided',
  'conflict',
  'Cette demande n’est pas divisée.',
  'This request is not divided.',
);
const partActedOn = refusal(
  'part-acted-on',
  'conflict',
  'Quelqu’un a déjà agi sur une partie : elle suit son cours.',
  'A part was acted on already: it takes its course.',
);

function whole({ split: _undone, ...state }: CaseState): CaseState {
  return { ...state, clocks: clocksOf(state.computed, state.deadlines) };
}

const splitUndone = defineEvent('case.split_undone', {
  label: { fr: 'Division annulée', en: 'Division undone' },
  data: { noteId: Id, cases: z.array(Id), step: z.string() },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { step }) => ({ ...whole(state), step }),
});

export const undoSplit = defineAction('undo_split', {
  label: { fr: 'Annuler la division', en: 'Undo the division' },
  input: { noteId: Id },
  events: [splitUndone],
  open: 'in_step',
  roles: ['jurist', 'head_of_legal'],
  guard: ({ split }, _actor, { parts }) => {
    if (!split) return notDivided;
    return parts.some(({ touched, closed }) => touched || closed) ? partActedOn : null;
  },
  decide: ({ noteId }, context) =>
    accept([
      splitUndone.of({
        noteId,
        cases: [...(context.state.split?.cases ?? [])],
        step: next(context, 'undo_split'),
      }),
    ]),
  route: {
    path: 'split/undoing',
    summary: 'Undoes the division while no part was acted on: the request is one case again',
    note: 'reason',
  },
  form: {},
});

/** The case of a part ends with nothing done in it: it is counted nowhere. */
const partUndone = defineEvent('case.part_undone', {
  label: { fr: 'Partie rendue à sa demande', en: 'Part returned to its request' },
  data: {},
  by: 'service',
  evolve: (state) => ({
    ...state,
    status: 'closed',
    part: state.part && { ...state.part, undone: true },
  }),
});

export const undoPart = defineAction('undo_part', {
  input: {},
  events: [partUndone],
  open: 'service',
  roles: [],
  guard: ({ part, status }) => (part && status === 'open' ? null : refusals.stepForbids),
  decide: () => accept([partUndone.of({})]),
});
