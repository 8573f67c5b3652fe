/** A second person confirms the order: the days begin, in which any one of those roles stops it. */
import { accept, refuse } from '../../../kernel/result.js';
import { payloadOfThing } from '../../../signature/act.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { erasureDueAt, erasureTerms, objectionToErasure, runningErasure } from '../../model/erasure.js';
import { confirmers } from '../../model/erasure-roles.js';
import { Id, InstantText } from '../../model/event-schema.js';
import { samePerson } from '../../model/quorum.js';
import { refusals } from '../../model/refusal.js';
import { erasureTimers } from './erasure-runs.js';
import { noErasure } from './refusals.js';
import { orderedRows } from './rows.js';

const confirmed = defineEvent('case.erasure_confirmed', {
  label: { fr: 'Effacement confirmé : le délai d’arrêt court', en: 'Erasure confirmed: the days to stop it run' },
  data: { orderId: Id, ...erasureTerms, dueAt: InstantText, signature: Signature.optional() },
  by: 'person',
  keepsPreparation: true,
  signs: ({ orderId, cause, days, keys }, { erasureOrder }) => [
    'confirm_erasure',
    { preparation: orderId, payload: payloadOfThing({ cause, days, keys }), seq: erasureOrder?.seq ?? 0 },
  ],
  evolve: (state, { orderId, dueAt }, account) => {
    const { erasureOrder } = state;
    if (erasureOrder?.id !== orderId) return state;
    return { ...state, erasureOrder: { ...erasureOrder, confirmedBy: account, dueAt } };
  },
  follow: ({ orderId, days, dueAt }) => erasureTimers(orderId, days, dueAt),
});

export const confirmErasure = defineAction('confirm_erasure', {
  label: { fr: 'Confirmer l’effacement', en: 'Confirm the erasure' },
  input: { orderId: Id },
  events: [confirmed],
  open: 'always',
  roles: confirmers,
  guard: (state, actor, at) => {
    const order = runningErasure(state);
    if (!order || order.confirmedBy !== null) return noErasure;
    if (actor.kind === 'system') return refusals.personOnly;
    return objectionToErasure(state, at) ?? (samePerson(order.by, actor.id, at) ? refusals.beganIt : null);
  },
  decide: ({ orderId }, { state, at }) => {
    const order = runningErasure(state);
    if (order?.id !== orderId) return refuse(noErasure);
    const { cause, days, keys } = order;
    return accept([confirmed.of({ orderId, cause, days, keys: [...keys], dueAt: erasureDueAt(at.now, days) })]);
  },
  route: {
    path: 'erasure-orders/:orderId/confirmation',
    summary: 'A second person confirms the order: the keys are destroyed after its days, unless it is stopped',
  },
  offers: (state) => {
    const order = runningErasure(state);
    if (!order) return null;
    const { id, seq, cause, days, keys, by } = order;
    const signs = { act: 'confirm_erasure' as const, preparation: id, seq, payload: { of: { cause, days, keys } } };
    return { id, signs: { ...signs, by, rows: orderedRows(order) } };
  },
  form: {},
});
