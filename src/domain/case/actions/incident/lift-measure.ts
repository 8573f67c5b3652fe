/** A measure is lifted once the incident is decided, or the case handles none any more, by another person than the one who ordered it. */
import { accept, refuse } from '../../../kernel/result.js';
import { Measure, measureWords } from '../../../law/measure.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { askedOf, incidentOf, standing } from '../../model/incident.js';
import { nothingOrdered } from './refusals.js';
import { objectionToStanding, ofMeasures } from './standing.js';

/** An unsigned lifting lifts nothing. */
const measureLifted = defineEvent('case.measure_lifted', {
  label: { fr: 'Mesure levée', en: 'Measure lifted' },
  data: { measure: Measure, noteId: Id, signature: Signature.optional() },
  by: 'person',
  keepsPreparation: true,
  signs: ({ measure }, before) => ['lift_measure', { preparation: standing(measure, before) }],
  evolve: (state, { measure, signature }) => {
    if (!signature) return state;
    const { measures, decision } = incidentOf(state);
    return { ...state, incident: { decision, measures: measures.filter((each) => each.measure !== measure) } };
  },
});

export const liftMeasure = defineAction('lift_measure', {
  label: { fr: 'Lever une mesure', en: 'Lift a measure' },
  input: { measure: Measure, noteId: Id },
  events: [measureLifted],
  open: 'always',
  roles: ['head_of_legal', 'ciso', 'executive'],
  guard: (state, actor, at) =>
    incidentOf(state).decision || !askedOf(state, at)
      ? objectionToStanding(state, actor, at, { acknowledged: true })
      : nothingOrdered,
  decide: ({ measure, noteId }, { state, actor, at }) => {
    const objection = objectionToStanding(state, actor, at, { acknowledged: true, measure });
    return objection ? refuse(objection) : accept([measureLifted.of({ measure, noteId })]);
  },
  route: {
    path: 'measures/:measure/lifting',
    summary: 'Lifts a measure once the incident is decided',
    note: 'reason',
  },
  offers: (state) => ofMeasures('lift_measure', state),
  form: { measure: { label: { fr: 'Mesure', en: 'Measure' }, values: measureWords } },
});
