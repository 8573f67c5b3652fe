/** What people may try on an incident: measures ordered, confirmed and lifted, and what the incident is. */
import { measures } from '../../src/domain/law/measure.js';
import { noteId, shifted, type Writer } from './try.js';

export const incidentTries = {
  order_measure: (view) => ({ type: 'order_measure', measure: view.random.of(measures), ...noteId(view) }),
  acknowledge_measure: (view) => ({ type: 'acknowledge_measure', measure: view.random.of(measures), ...noteId(view) }),
  lift_measure: (view) => ({ type: 'lift_measure', measure: view.random.of(measures), ...noteId(view) }),
  decide_incident: (view) => ({
    ...{ type: 'decide_incident', significant: view.random.chance(0.5), dataReached: view.random.chance(0.5) },
    ...{ knownAt: shifted(view.now, view.random.of([-2, -30, 3])), ...noteId(view) },
  }),
} satisfies Record<string, Writer>;
