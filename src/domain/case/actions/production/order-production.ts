/** Operations are ordered to collect the data of targets: where a disclosure may be prepared, and not before; signed. */
import { accept, atField, type Refusal, refusal, refuse } from '../../../kernel/result.js';
import { payloadOfThing } from '../../../signature/act.js';
import { Signature } from '../../../signature/signature.js';
import { type Context, defineAction, defineEvent } from '../../model/action.js';
import { isPast } from '../../model/due.js';
import { Id } from '../../model/event-schema.js';
import { objectionToOrdering, objectionToTargets } from '../../model/production.js';
import { ordersOf } from '../../model/production-orders.js';
import { type Ordered, ordered } from '../../model/production-state.js';
import { refusals } from '../../model/refusal.js';

const dueInThePast = atField(
  'dueAt',
  refusal(
    'production-due-in-the-past',
    'invalid',
    'Indiquez jusqu’à quand les données doivent être remises : un instant à venir.',
    'Say until when the data must be handed in: an instant to come.',
  ),
);

/** What the signature is over. */
export const payloadOfOrder = ({ targets, categories, period, dueAt, named }: Ordered): string =>
  payloadOfThing({ targets, categories, period, dueAt, named });

const productionOrdered = defineEvent('case.production_ordered', {
  label: { fr: 'Instruction de production émise', en: 'Production order issued' },
  data: { orderId: Id, ...ordered, signature: Signature.optional() },
  by: 'person',
  keepsPreparation: true,
  signs: ({ orderId, ...what }) => ['order_production', { preparation: orderId, payload: payloadOfOrder(what) }],
  evolve: (state, { orderId: id, signature: _signed, ...what }, by) => ({
    ...state,
    production: [...ordersOf(state), { id, ...what, by, state: 'issued', empty: [] }],
  }),
});

/** Why exactly this may not be ordered. */
export function objectionToOrdered({ targets, categories, dueAt }: Ordered, { state, at }: Omit<Context, 'actor'>) {
  const objection: Refusal | null = objectionToOrdering(state, at);
  if (objection) return objection;
  const wrong = objectionToTargets(targets, state);
  if (wrong) return wrong;
  if (!categories.every((each) => state.facts?.categories.includes(each))) return refusals.notAsked;
  return isPast(dueAt, at) ? dueInThePast : null;
}

export const orderProduction = defineAction('order_production', {
  label: { fr: 'Demander la production aux opérations', en: 'Order the production from operations' },
  input: { orderId: Id, ...ordered },
  events: [productionOrdered],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal'],
  guard: (state, _actor, at) => objectionToOrdering(state, at),
  decide: ({ orderId, ...what }, context) => {
    const objection = objectionToOrdered(what, context);
    return objection ? refuse(objection) : accept([productionOrdered.of({ orderId, ...what })]);
  },
});
