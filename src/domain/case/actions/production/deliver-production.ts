/** Operations say that all that was ordered is there, and of which targets they hold nothing. */
import { z } from 'zod';
import { accept, atField, refusal, refuse } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { objectionToProducing, objectionToRunning } from '../../model/production.js';
import { orderOf, withOrder } from '../../model/production-orders.js';

const emptyUnknown = atField(
  'empty',
  refusal(
    'produced-target-unknown',
    'invalid',
    'Ce compte n’est pas visé par cette instruction de production.',
    'This target is not one of this production order.',
  ),
);

const emptyHasFile = atField(
  'empty',
  refusal(
    'produced-target-has-file',
    'invalid',
    'Un fichier a été remis pour ce compte : il n’est pas vide.',
    'A file was handed in for this target: it is not one of which nothing is held.',
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
    const { targets = [], files = [] } = orderOf(state, orderId) ?? {};
    if (!empty.every((each) => targets.some(({ id }) => id === each))) return refuse(emptyUnknown);
    if (files.some(({ target }) => empty.includes(target))) return refuse(emptyHasFile);
    return accept([productionDelivered.of({ orderId, empty })]);
  },
});
