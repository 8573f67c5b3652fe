/** Operations begin to collect what was ordered: the order was seen. */
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { objectionToProducing, objectionToRunning } from '../../model/production.js';
import { orderOf, withOrder } from '../../model/production-orders.js';

const begunAlready = refusal(
  'production-begun-already',
  'conflict',
  'La collecte a déjà commencé.',
  'The collection has begun already.',
);

const productionBegun = defineEvent('case.production_begun', {
  label: { fr: 'Collecte des données commencée', en: 'Collection of the data begun' },
  data: { orderId: Id },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { orderId }) => withOrder(state, orderId, { state: 'collecting' }),
});

export const beginProduction = defineAction('begin_production', {
  label: { fr: 'Commencer la collecte', en: 'Begin the collection' },
  input: { orderId: Id },
  events: [productionBegun],
  open: 'anywhere',
  roles: ['operations'],
  guard: objectionToRunning,
  decide: ({ orderId }, { state, at }) => {
    const objection = objectionToProducing(state, orderId, at);
    if (objection) return refuse(objection);
    return orderOf(state, orderId)?.state === 'issued'
      ? accept([productionBegun.of({ orderId })])
      : refuse(begunAlready);
  },
});
