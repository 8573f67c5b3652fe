/** Operations cannot carry out a production order, and say why. */
import { accept, refuse } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { objectionToEnding, objectionToRunning } from '../../model/production.js';
import { withOrder } from '../../model/production-orders.js';

const productionDeclined = defineEvent('case.production_declined', {
  label: { fr: 'Production déclarée impossible', en: 'Production declared impossible' },
  data: { orderId: Id, noteId: Id },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { orderId }) => withOrder(state, orderId, { state: 'impossible' }),
});

export const declineProduction = defineAction('decline_production', {
  label: { fr: 'Déclarer la production impossible', en: 'Declare the production impossible' },
  input: { orderId: Id, noteId: Id },
  events: [productionDeclined],
  open: 'anywhere',
  roles: ['operations'],
  guard: objectionToRunning,
  decide: ({ orderId, noteId }, { state }) => {
    const objection = objectionToEnding(state, orderId);
    return objection ? refuse(objection) : accept([productionDeclined.of({ orderId, noteId })]);
  },
});
