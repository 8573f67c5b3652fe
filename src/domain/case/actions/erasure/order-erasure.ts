/** The secret officer orders that the content of a closed case of the cell is destroyed: a second person confirms, and days pass. */
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { payloadOfThing } from '../../../signature/act.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { erasureTerms, objectionToErasure, runningErasure, sameKeys } from '../../model/erasure.js';
import { confirmers, officers } from '../../model/erasure-roles.js';
import { Id } from '../../model/event-schema.js';
import { notifyApprovers } from '../../model/follow-up.js';
import { causeWords } from './rows.js';

const erasureRuns = refusal(
  'erasure-runs',
  'conflict',
  'Un effacement est déjà ordonné : il se confirme ou s’arrête d’abord.',
  'An erasure is ordered already: it is confirmed or stopped first.',
);
const keysChanged = refusal(
  'keys-changed',
  'stale',
  'Les clés de ce dossier ne sont plus celles de l’ordre : relisez-les avant de signer.',
  'The keys of this case are no longer those of the order: read them again before you sign.',
);

const ordered = defineEvent('case.erasure_ordered', {
  label: { fr: 'Effacement ordonné', en: 'Erasure ordered' },
  data: { orderId: Id, ...erasureTerms, signature: Signature.optional() },
  by: 'person',
  keepsPreparation: true,
  signs: ({ orderId, cause, days, keys }) => [
    'order_erasure',
    { preparation: orderId, payload: payloadOfThing({ cause, days, keys }) },
  ],
  evolve: (state, { orderId, cause, days, keys }, account) => ({
    ...state,
    erasureOrder: {
      ...{ id: orderId, cause, days, keys, by: account, seq: state.seq + 1 },
      ...{ confirmedBy: null, dueAt: null, ended: null },
    },
  }),
  follow: () => [notifyApprovers('erasure_ordered', confirmers)],
});

export const orderErasure = defineAction('order_erasure', {
  label: { fr: 'Ordonner l’effacement', en: 'Order the erasure' },
  input: { orderId: Id, ...erasureTerms },
  events: [ordered],
  open: 'always',
  roles: officers,
  guard: (state, _actor, at) => objectionToErasure(state, at) ?? (runningErasure(state) ? erasureRuns : null),
  decide: ({ orderId, cause, days, keys }, { state, at }) => {
    if (state.erasureOrder?.id === orderId) return refuse(erasureRuns);
    return sameKeys(keys, at.keys) ? accept([ordered.of({ orderId, cause, days, keys })]) : refuse(keysChanged);
  },
  route: {
    path: 'erasure-orders',
    summary: 'Orders that these keys of the case are destroyed; nothing is destroyed before a second person confirms',
  },
  /** The id follows from the case as it is seen, so that what is signed is what is sent. */
  offers: ({ seq }, { keys }, id) => {
    const orderId = `${id.slice(0, 24)}${seq.toString(16).padStart(12, '0')}`;
    return {
      with: { orderId, keys },
      choices: { days: ['7', '3', '14', '30'].map((shown) => ({ shown, sent: { days: Number(shown) } })) },
      signs: { act: 'order_erasure', preparation: orderId, payload: { of: { keys }, fields: ['cause', 'days'] } },
    };
  },
  form: {
    cause: {
      label: { fr: 'Cause', en: 'Cause' },
      values: causeWords,
    },
    days: { label: { fr: 'Jours pendant lesquels il s’arrête encore', en: 'Days in which it can still be stopped' } },
  },
});
