/** The preservation ends: lifted by a person, or by itself a day after its last day. */
import { z } from 'zod';
import { addHours, type Instant } from '../../../kernel/instant.js';
import { accept, type Refusal, refusal, refuse } from '../../../kernel/result.js';
import { type Context, defineAction, defineEvent } from '../../model/action.js';
import type { Circumstances } from '../../model/circumstances.js';
import { isPast } from '../../model/due.js';
import { Id } from '../../model/event-schema.js';
import { keepingOf, withEnd } from '../../model/instructions.js';
import { objectionToSilence, silenceOf } from '../../model/silence.js';
import type { CaseState } from '../../model/state.js';
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

const notExempt = refusal(
  'not-exempt',
  'conflict',
  'Aucun article ne dispense ici l’opérateur de conserver.',
  'No article exempts the operator from preserving here.',
  'EEV 11(5)',
);

/** An article exempts, and its time is over without an answer. */
function objectionToExemption(state: CaseState, at: Circumstances): Refusal | null {
  const silence = silenceOf(state, at);
  return silence && 'article' in silence ? objectionToSilence(state, at) : notExempt;
}

export const preservationEnded = defineEvent('case.preservation_ended', {
  label: { fr: 'Conservation levée', en: 'Preservation lifted' },
  data: { reason: PreservationEnd, noteId: Id.nullable() },
  by: 'either',
  keepsPreparation: true,
  evolve: (state, { reason }, account) => ({
    ...withEnd(state, state.preservation?.actId, account),
    preservation: kept(state, { ended: reason }),
  }),
});

/** Before its last day: it is extended, or its release is prepared. */
export function preservationNears(about: string | null, { state, at }: Context) {
  const preservation = running(state);
  const { warnHours } = keepingOf(state, at) ?? {};
  if (preservation?.actId !== about || !preservation?.until || warnHours === undefined) return [];
  const warned = addHours(preservation.until as Instant, -warnHours);
  return isPast(warned, at) ? [alarm('preservation_nears', preservation.actId)] : [];
}

/** When its timer falls due: kept longer, never shorter. Operations release nothing before a person signs the release. */
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
  decide: ({ cause, otherHoldsChecked, noteId }, { state, at }) => {
    const objection = cause === 'exempt' ? objectionToExemption(state, at) : null;
    if (objection) return refuse(objection);
    return otherHoldsChecked ? accept([preservationEnded.of({ reason: cause, noteId })]) : refuse(otherHoldsUnchecked);
  },
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
        exempt: { fr: 'Dispense, faute de réponse à notre question', en: 'Exemption: our question stays unanswered' },
      },
    },
    otherHoldsChecked: {
      label: { fr: 'Aucun autre ordre ne demande les mêmes données', en: 'No other order wants the same data' },
    },
  },
});
