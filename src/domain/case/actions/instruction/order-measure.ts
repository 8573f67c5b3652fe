/** A measure of an incident, ordered from operations and signed: they confirm it in time, or an alarm is raised. */
import { addHours } from '../../../kernel/instant.js';
import { accept, refuse } from '../../../kernel/result.js';
import { IncidentMeasure, measureWords } from '../../../law/measure.js';
import { payloadOfThing } from '../../../signature/act.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import type { Circumstances } from '../../model/circumstances.js';
import { Id, InstantText } from '../../model/event-schema.js';
import { setTimer } from '../../model/follow-up.js';
import { askedOf } from '../../model/incident.js';
import { standing, withInstruction } from '../../model/instructions.js';
import type { CaseState } from '../../model/state.js';
import { alarm, alarmRaised } from '../alarm/alarm-raised.js';
import { noMeasure } from './refusals.js';

const measureOrdered = defineEvent('case.measure_ordered', {
  label: { fr: 'Mesure ordonnée aux opérations', en: 'Measure ordered from operations' },
  data: {
    orderId: Id,
    measure: IncidentMeasure,
    acknowledgeBefore: InstantText,
    noteId: Id,
    signature: Signature.optional(),
  },
  by: 'person',
  keepsPreparation: true,
  signs: ({ measure }) => ['order_measure', { payload: payloadOfThing({ measure }) }],
  evolve: (state, { orderId: id, measure, acknowledgeBefore, noteId }, by) =>
    withInstruction(state, {
      ...{ id, task: 'freeze', measure, of: null, about: null, what: null, until: null },
      ...{ by, acknowledgeBefore, noteId },
    }),
  follow: ({ orderId, acknowledgeBefore }) => [setTimer('measure', acknowledgeBefore, orderId)],
});

/** Those that the circuit asks for and that do not stand. */
function missing(state: CaseState, at: Pick<Circumstances, 'circuits'>): readonly IncidentMeasure[] {
  return (askedOf(state, at)?.measures ?? []).filter((measure) => !standing(measure, state));
}

/** The alarm carries the instruction: it pages the operations team. */
export const orderMeasure = defineAction('order_measure', {
  label: { fr: 'Ordonner une mesure aux opérations', en: 'Order a measure from operations' },
  input: { orderId: Id, measure: IncidentMeasure, noteId: Id },
  events: [alarmRaised, measureOrdered],
  open: 'anywhere',
  roles: ['head_of_legal', 'ciso', 'executive'],
  guard: (state, _actor, at) => (missing(state, at).length > 0 ? null : noMeasure),
  decide: ({ orderId, measure, noteId }, { state, at }) => {
    const asked = askedOf(state, at);
    if (!asked || !missing(state, at).includes(measure)) return refuse(noMeasure);
    const acknowledgeBefore = addHours(at.now, asked.hours);
    const ordered = measureOrdered.of({ orderId, measure, acknowledgeBefore, noteId });
    return accept([alarm('measure_ordered', orderId), ordered]);
  },
  route: {
    path: 'measures',
    summary: 'Orders a measure from operations, which read the reason and confirm it in time',
    note: 'reason',
    newId: 'orderId',
  },
  offers: (state, at) => ({
    choices: { measure: missing(state, at) },
    signs: { act: 'order_measure', payload: { of: {}, fields: ['measure'] } },
  }),
  form: { measure: { label: { fr: 'Mesure', en: 'Measure' }, values: measureWords } },
});
