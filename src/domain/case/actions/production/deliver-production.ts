/** Operations say that all that was ordered is there, and of which targets they hold nothing. */
import { z } from 'zod';
import { accept, atField, refusal, refuse } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { objectionToProducing, objectionToRunning, orderOf, withOrder } from '../../model/production.js';

const emptyUnknown = atField(
  'empty',
  refusal(
    'produced-target-unknown',
    'invalid',
    'Ce compte n’est pas visé par cette instruction de production.',
    'This target is not one of this production order.',
  ),
);

const said = { orderId: Id, empty: z.array(Id) };

const productionDelivered = defineEvent('case.production_delivered', {
  label: { fr: 'Données remises par les opérations', en: 'Data handed in by operations' },
  data: said,
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { orderId, empty }) => withOrder(state, orderId, { state: 'delivered', empty }),
});

export const deliverProduction = defineAction('deliver_production', {
  label: { fr: 'Remettre les données collectées', en: 'Hand in the collected data' },
  input: said,
  events: [productionDelivered],
  open: 'anywhere',
  roles: ['operations'],
  sensitive: true,
  guard: objectionToRunning,
  decide: ({ orderId, empty }, { state, at }) => {
    const objection = objectionToProducing(state, orderId, at);
    if (objection) return refuse(objection);
    const targets = orderOf(state, orderId)?.targets ?? [];
    const isKnown = empty.every((each) => targets.some(({ id }) => id === each));
    return isKnown ? accept([productionDelivered.of({ orderId, empty })]) : refuse(emptyUnknown);
  },
});
