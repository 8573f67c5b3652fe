/** A production order is withdrawn: operations hand in nothing more for it. What is changed is withdrawn and ordered anew. */
import { z } from 'zod';
import { accept, refuse } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { voided } from '../../model/evolve-step.js';
import { objectionToEnding, objectionToRunning } from '../../model/production.js';
import { withOrder } from '../../model/production-orders.js';
import { backFrom } from '../../model/steps.js';

/** It may leave with nothing that came for it: consents end. */
const productionWithdrawn = defineEvent('case.production_withdrawn', {
  label: { fr: 'Instruction de production retirée', en: 'Production order withdrawn' },
  data: { orderId: Id, noteId: Id, step: z.string() },
  by: 'person',
  evolve: (state, { orderId, step }) => withOrder(voided(state, step), orderId, { state: 'withdrawn' }),
});

export const withdrawProduction = defineAction('withdraw_production', {
  label: { fr: 'Retirer une instruction de production', en: 'Withdraw a production order' },
  input: { orderId: Id, noteId: Id },
  events: [productionWithdrawn],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal'],
  guard: objectionToRunning,
  decide: ({ orderId, noteId }, context) => {
    const objection = objectionToEnding(context.state, orderId);
    if (objection) return refuse(objection);
    return accept([productionWithdrawn.of({ orderId, noteId, step: backFrom(context) })]);
  },
  route: {
    path: 'production-orders/:orderId/withdrawal',
    summary: 'Withdraws a production order: operations hand in nothing more for it',
    note: 'reason',
  },
});
