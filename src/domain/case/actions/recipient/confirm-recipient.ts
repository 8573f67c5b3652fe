/** A second person looked at the name and the address of the chosen recipient. */
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { payloadOfThing } from '../../../signature/act.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { samePerson } from '../../model/quorum.js';
import { refusals } from '../../model/refusal.js';
import type { CaseState } from '../../model/state.js';

const nothingChosen = refusal(
  'nothing-chosen',
  'conflict',
  'Aucun destinataire n’attend de seconde personne.',
  'No recipient is waiting for a second person.',
);

/** Of the chosen recipient, what the signature is over. */
const chosenIn = ({ recipient }: CaseState, id: string) =>
  recipient?.id === id ? { payload: payloadOfThing({ recipient: recipient.kind, digest: recipient.digest }) } : {};

/** An unsigned confirmation confirms nothing. */
const recipientConfirmed = defineEvent('case.recipient_confirmed', {
  label: { fr: 'Destinataire des lettres confirmé', en: 'Recipient of letters confirmed' },
  data: { recipientId: Id, signature: Signature.optional() },
  by: 'person',
  keepsPreparation: true,
  signs: ({ recipientId }, before) => [
    'confirm_recipient',
    { preparation: recipientId, ...chosenIn(before, recipientId) },
  ],
  evolve: (state, { recipientId, signature }, account) =>
    signature && state.recipient?.id === recipientId
      ? { ...state, recipient: { ...state.recipient, confirmedBy: account } }
      : state,
});

export const confirmRecipient = defineAction('confirm_recipient', {
  label: { fr: 'Confirmer le destinataire des lettres', en: 'Confirm the recipient of letters' },
  input: { recipientId: Id },
  events: [recipientConfirmed],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal', 'dpo'],
  guard: ({ recipient }, actor, at) => {
    if (!recipient || recipient.confirmedBy !== null) return nothingChosen;
    if (actor.kind === 'system') return refusals.personOnly;
    return samePerson(recipient.by, actor.id, at) ? refusals.beganIt : null;
  },
  decide: ({ recipientId }, { state }) =>
    state.recipient?.id === recipientId ? accept([recipientConfirmed.of({ recipientId })]) : refuse(nothingChosen),
  route: {
    path: 'recipient/:recipientId/confirmation',
    summary: 'A second person looked at the address to which letters are written',
  },
  /** The address is read on the page of the letter: the signature is over its digest. */
  offers: ({ recipient: chosen }) => {
    if (!chosen) return null;
    const { id, kind: recipient, digest, by } = chosen;
    const rows = [{ label: { fr: 'Destinataire', en: 'Recipient' }, of: 'recipientKind' as const, words: [recipient] }];
    return {
      id,
      signs: { act: 'confirm_recipient', preparation: id, payload: { of: { recipient, digest } }, by, rows },
    };
  },
  form: {},
});
