/** A person gives the recipient the code of a delivery, by telephone, at a number of our own directory. */
import { z } from 'zod';
import { accept, refuse } from '../../../kernel/result.js';
import { Sha256Text } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { deliveryUnknown, openDeliveries, openDelivery, withDelivery } from '../../model/delivery.js';
import { Id } from '../../model/event-schema.js';
import { numbersToCall, objectionToCalling } from '../call-back/record-call-back.js';

const codeGiven = defineEvent('case.delivery_code_given', {
  label: { fr: 'Code de remise donné par téléphone', en: 'Code of a delivery given by telephone' },
  /** `evidence` is the digest of the number and the words that are sealed with the case. */
  data: { deliveryId: Id, authority: z.string(), noteId: Id, evidence: Sha256Text },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { deliveryId }) => {
    const codes = state.deliveries?.find(({ id }) => id === deliveryId)?.codes ?? 0;
    return withDelivery(state, deliveryId, { codes: codes + 1 });
  },
});

/** The code itself stands in no entry; the one before it opens nothing any more. */
export const giveDeliveryCode = defineAction('give_delivery_code', {
  label: { fr: 'Donner un code de remise', en: 'Give a code of a delivery' },
  input: {
    deliveryId: Id,
    authority: z.string().max(80),
    number: z.string().max(40),
    noteId: Id,
    evidence: Sha256Text,
  },
  events: [codeGiven],
  open: 'always',
  roles: ['jurist', 'head_of_legal'],
  sensitive: true,
  guard: (state) => (openDeliveries(state).length > 0 ? null : deliveryUnknown),
  decide: ({ deliveryId, authority, number, noteId, evidence }, { state, at }) => {
    if (!openDelivery(state, deliveryId, at)) return refuse(deliveryUnknown);
    const objection = objectionToCalling(state, { authority, number }, at);
    return objection ? refuse(objection) : accept([codeGiven.of({ deliveryId, authority, noteId, evidence })]);
  },
  offers: (state, at) => {
    const id = openDeliveries(state).at(-1)?.id;
    const choices = numbersToCall(state, at).map(({ authority, number }) => ({
      shown: `${authority} ${number}`,
      sent: { authority, number },
    }));
    return id === undefined || choices.length === 0 ? null : { id, choices: { number: choices } };
  },
});
