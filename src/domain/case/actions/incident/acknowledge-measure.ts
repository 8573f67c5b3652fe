/** Operations confirmed that a measure is done; recorded by another person than the one who ordered it. */
import { accept, refuse } from '../../../kernel/result.js';
import { Measure, measureWords } from '../../../law/measure.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { closeIfLeft } from '../../model/follow-up.js';
import { incidentOf, standing } from '../../model/incident.js';
import { objectionToStanding, ofMeasures } from './standing.js';

/** An unsigned confirmation confirms nothing. */
const measureAcknowledged = defineEvent('case.measure_acknowledged', {
  label: { fr: 'Mesure confirmée par les opérations', en: 'Measure confirmed by operations' },
  data: { measure: Measure, noteId: Id, signature: Signature.optional() },
  by: 'person',
  keepsPreparation: true,
  signs: ({ measure }, before) => ['acknowledge_measure', { preparation: standing(measure, before) }],
  evolve: (state, { measure, signature }) => {
    if (!signature) return state;
    const { measures, decision } = incidentOf(state);
    const confirmed = measures.map((each) => (each.measure === measure ? { ...each, acknowledged: true } : each));
    return { ...state, incident: { decision, measures: confirmed } };
  },
  follow: (_data, after) => closeIfLeft(after),
});

export const acknowledgeMeasure = defineAction('acknowledge_measure', {
  label: { fr: 'Inscrire que les opérations confirment', en: 'Record that operations confirm' },
  input: { measure: Measure, noteId: Id },
  events: [measureAcknowledged],
  open: 'always',
  roles: ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  guard: (state, actor, at) => objectionToStanding(state, actor, at, { acknowledged: false }),
  decide: ({ measure, noteId }, { state, actor, at }) => {
    const objection = objectionToStanding(state, actor, at, { acknowledged: false, measure });
    return objection ? refuse(objection) : accept([measureAcknowledged.of({ measure, noteId })]);
  },
  route: {
    path: 'measures/:measure/acknowledgement',
    summary: 'Operations confirmed that the measure is done: who, when and under which reference',
    note: 'reason',
  },
  offers: (state) => ofMeasures('acknowledge_measure', state),
  form: { measure: { label: { fr: 'Mesure', en: 'Measure' }, values: measureWords } },
});
