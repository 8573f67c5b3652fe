/** The preservation ends: lifted by a person, or by itself a day after its last day. */
import { z } from 'zod';
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { type Context, defineAction, defineEvent } from '../../model/action.js';
import { isPast } from '../../model/due.js';
import { Id } from '../../model/event-schema.js';
import { PreservationEnd } from '../../model/vocabulary.js';
import { alarm } from '../alarm/alarm-raised.js';
import { nothingKept } from './refusals.js';
import { kept, running } from './running.js';

const otherHoldsUnchecked = refusal(
  'other-holds-unchecked',
  'invalid',
  'Vérifiez d’abord qu’aucun autre ordre ne fait conserver ces données.',
  'First check that no other order has these data kept.',
  'Policy withdrawal',
);

export const preservationEnded = defineEvent('case.preservation_ended', {
  label: { fr: 'Conservation levée', en: 'Preservation lifted' },
  data: { reason: PreservationEnd, noteId: Id.nullable() },
  by: 'either',
  keepsPreparation: true,
  evolve: (state, { reason }) => ({ ...state, preservation: kept(state, { ended: reason }) }),
});

/** When its timer falls due: kept longer, never shorter. */
export function preservationOver(about: string | null, { state, at }: Context) {
  const preservation = running(state);
  if (!preservation || preservation.actId !== about || !isPast(preservation.until, at)) return [];
  return [preservationEnded.of({ reason: 'expired', noteId: null }), alarm('preservation_over', preservation.actId)];
}

export const endPreservation = defineAction('end_preservation', {
  label: { fr: 'Lever la conservation', en: 'Lift the preservation' },
  input: {
    cause: PreservationEnd.exclude(['expired', 'not_upheld']),
    otherHoldsChecked: z.boolean().describe('No other order wants the same data kept'),
    noteId: Id,
  },
  events: [preservationEnded],
  open: 'always',
  roles: ['jurist', 'head_of_legal'],
  guard: (state) => (running(state) ? null : nothingKept),
  decide: ({ cause, otherHoldsChecked, noteId }) =>
    otherHoldsChecked ? accept([preservationEnded.of({ reason: cause, noteId })]) : refuse(otherHoldsUnchecked),
  route: {
    path: 'preservation/end',
    summary: 'Lifts the preservation, once no other order wants the same data kept',
    note: 'reason',
  },
  form: {
    cause: {
      label: { fr: 'Cause', en: 'Cause' },
      values: {
        withdrawn: { fr: 'Retrait', en: 'Withdrawal' },
        released_by_authority: { fr: 'Levée par l’autorité', en: 'Lifted by the authority' },
        produced: { fr: 'Données produites', en: 'Data produced' },
      },
    },
    otherHoldsChecked: {
      label: { fr: 'Aucun autre ordre ne demande les mêmes données', en: 'No other order wants the same data' },
    },
  },
});
