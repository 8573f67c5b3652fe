/**
 * A person confirms which of the addresses that the messages name is the requester's, or gives one where they name none;
 * the note holds the evidence.
 */
import { z } from 'zod';
import { accept, refusal } from '../../../kernel/result.js';
import { Sha256Text } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { voided } from '../../model/evolve-step.js';
import { refusals } from '../../model/refusal.js';
import { backFrom } from '../../model/steps.js';

const nothingWritten = refusal(
  'nothing-written',
  'conflict',
  'Ce circuit n’écrit jamais au demandeur : il n’y a pas d’adresse à confirmer.',
  'This circuit never writes to the requester: there is no address to confirm.',
);

/** Sealed under its id; the digest is under the key of the case. */
const address = { addressId: Id, digest: Sha256Text, noteId: Id };

const addressConfirmed = defineEvent('case.address_confirmed', {
  label: { fr: 'Adresse de réponse confirmée', en: 'Address to answer confirmed' },
  data: { ...address, step: z.string() },
  by: 'person',
  // A call-back spoke of the address known then, and so did what waits for consent.
  evolve: (state, { addressId, digest, step }, by) => ({
    ...voided(state, step),
    answerTo: { id: addressId, digest, by },
    callBack: null,
  }),
  follow: () => [{ do: 'acknowledge' }],
});

export const AddressAsked = z.strictObject({ address: z.string().max(254) });

export const confirmAddress = defineAction('confirm_address', {
  label: { fr: 'Confirmer l’adresse de réponse', en: 'Confirm the address to answer' },
  input: address,
  events: [addressConfirmed],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal'],
  standsOnRequester: true,
  guard: ({ facts, circuit }, _actor, { circuits }) => {
    if (!facts) return refusals.notRead;
    return circuits.get(circuit)?.letters.length ? null : nothingWritten;
  },
  decide: ({ addressId, digest, noteId }, context) =>
    accept([addressConfirmed.of({ addressId, digest, noteId, step: backFrom(context) })]),
  route: {
    path: 'answer-address',
    summary: 'Which of the addresses that the messages name is the requester’s, with the evidence',
    note: 'reason',
    asks: AddressAsked.shape,
    byService: ['addressId', 'digest'],
  },
  form: { address: { label: { fr: 'Adresse électronique', en: 'Mail address' } } },
});
