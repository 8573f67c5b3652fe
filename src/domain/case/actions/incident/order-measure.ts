/** An instruction to operations, signed: they confirm it in time, or an alarm is raised. */
import { addHours } from '../../../kernel/instant.js';
import { accept, refuse } from '../../../kernel/result.js';
import { Measure, measureWords } from '../../../law/measure.js';
import { payloadOfThing } from '../../../signature/act.js';
import { Signature } from '../../../signature/signature.js';
import { type Context, defineAction, defineEvent } from '../../model/action.js';
import type { Circumstances } from '../../model/circumstances.js';
import { isPast } from '../../model/due.js';
import { Id, InstantText } from '../../model/event-schema.js';
import { setTimer } from '../../model/follow-up.js';
import { askedOf, incidentOf } from '../../model/incident.js';
import type { CaseState } from '../../model/state.js';
import { alarm, alarmRaised } from '../alarm/alarm-raised.js';
import { noMeasure } from './refusals.js';

const measureOrdered = defineEvent('case.measure_ordered', {
  label: { fr: 'Mesure ordonnée aux opérations', en: 'Measure ordered from operations' },
  data: { measure: Measure, acknowledgeBefore: InstantText, noteId: Id, signature: Signature.optional() },
  by: 'person',
  keepsPreparation: true,
  signs: ({ measure }) => ['order_measure', { payload: payloadOfThing({ measure }) }],
  evolve: (state, { measure, acknowledgeBefore, noteId }, account) => {
    const { measures, decision } = incidentOf(state);
    const ordered = { id: noteId, measure, by: account, acknowledgeBefore, acknowledged: false };
    return { ...state, incident: { decision, measures: [...measures, ordered] } };
  },
  follow: ({ noteId, acknowledgeBefore }) => [setTimer('measure', acknowledgeBefore, noteId)],
});

/** When the time for the confirmation of operations is over. */
export function measureUnacknowledged(about: string | null, { state, at }: Context) {
  const waits = incidentOf(state).measures.find(({ id, acknowledged }) => id === about && !acknowledged);
  return waits && isPast(waits.acknowledgeBefore, at) ? [alarm('measure_unacknowledged', waits.id)] : [];
}

/** Those that the circuit asks for and that do not stand. */
function missing(state: CaseState, at: Pick<Circumstances, 'circuits'>): readonly Measure[] {
  const standing = incidentOf(state).measures.map(({ measure }) => measure);
  return (askedOf(state, at)?.measures ?? []).filter((measure) => !standing.includes(measure));
}

/** The alarm carries the instruction: it pages the operations team. */
export const orderMeasure = defineAction('order_measure', {
  label: { fr: 'Ordonner une mesure aux opérations', en: 'Order a measure from operations' },
  input: { measure: Measure, noteId: Id },
  events: [measureOrdered, alarmRaised],
  open: 'anywhere',
  roles: ['head_of_legal', 'ciso', 'executive'],
  guard: (state, _actor, at) => (missing(state, at).length > 0 ? null : noMeasure),
  decide: ({ measure, noteId }, { state, at }) => {
    const asked = askedOf(state, at);
    if (!asked || !missing(state, at).includes(measure)) return refuse(noMeasure);
    const acknowledgeBefore = addHours(at.now, asked.hours);
    return accept([measureOrdered.of({ measure, acknowledgeBefore, noteId }), alarm('measure_ordered', noteId)]);
  },
  route: {
    path: 'measures',
    summary: 'Orders a measure from operations, which confirm it in time',
    note: 'reason',
  },
  offers: (state, at) => ({
    choices: { measure: missing(state, at) },
    signs: { act: 'order_measure', payload: { of: {}, fields: ['measure'] } },
  }),
  form: { measure: { label: { fr: 'Mesure', en: 'Measure' }, values: measureWords } },
});
