/**
 * A person chooses to whom letters that ask or refuse are written, or that the requester is answered by post. What
 * discloses data goes to the requester alone.
 */
import { z } from 'zod';
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { automaticLetterKinds, isNotice, type LetterKind, RecipientKind, Sha256Text } from '../../../law/vocabulary.js';
import { printable } from '../../letters/letter-words.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { voided } from '../../model/evolve-step.js';
import { refusals } from '../../model/refusal.js';
import { backFrom } from '../../model/steps.js';
import { mayGoElsewhere } from '../../model/writing.js';

const nothingToAddress = refusal(
  'nothing-to-address',
  'conflict',
  'Ce circuit n’écrit ni refus ni demande de complément à une autre autorité : il n’y a pas de destinataire à choisir.',
  'This circuit writes neither a refusal nor a question to another authority: there is no recipient to choose.',
);
const recipientOfLaw = refusal(
  'recipient-of-law',
  'forbidden',
  'La décision adresse cette lettre à une autre autorité : seul le responsable juridique l’adresse au demandeur.',
  'The decision addresses this letter to another authority: only the head of legal addresses it to the requester.',
);

/** Letters that people prepare, to the requester or to another. */
const isAddressed = (kind: LetterKind): boolean =>
  !isNotice(kind) && !automaticLetterKinds.some((automatic) => automatic === kind);

/** Name and address are sealed under the id; the digest is under the key of the case. */
const chosen = {
  recipient: RecipientKind,
  addressId: Id,
  digest: Sha256Text,
  /** The address is postal. */
  post: z.literal(true).optional(),
  noteId: Id,
};

const recipientChosen = defineEvent('case.recipient_chosen', {
  label: { fr: 'Destinataire des lettres choisi', en: 'Recipient of letters chosen' },
  data: { ...chosen, step: z.string() },
  by: 'person',
  evolve: (state, { recipient: kind, addressId: id, digest, post, step }, by) => ({
    ...voided(state, step),
    recipient: { id, kind, digest, by, confirmedBy: kind === 'requester' && !post ? by : null, ...(post && { post }) },
  }),
});

/** Sealed with the case. */
export const RecipientAsked = z.strictObject({
  name: z.string().trim().max(200).refine(printable, 'must be one line that a letter can print').default(''),
  address: z.string().trim().max(254).default(''),
  postal: z
    .string()
    .trim()
    .max(600)
    .default('')
    .describe('Its postal address, a line a line: letters to it are printed and posted'),
});

const others = RecipientKind.exclude(['requester']).options;

export const chooseRecipient = defineAction('choose_recipient', {
  label: { fr: 'Choisir le destinataire des lettres', en: 'Choose the recipient of letters' },
  input: chosen,
  events: [recipientChosen],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal'],
  guard: ({ facts, circuit }, _actor, { circuits }) => {
    if (!facts) return refusals.notRead;
    return circuits.get(circuit)?.letters.some(isAddressed) ? null : nothingToAddress;
  },
  decide: ({ recipient, addressId, digest, post, noteId }, context) => {
    const { state, actor, at } = context;
    const elsewhere = at.circuits.get(state.circuit)?.letters.some(mayGoElsewhere);
    if (recipient !== 'requester' && !elsewhere) return refuse(nothingToAddress);
    const named = state.classification?.recipient ?? 'requester';
    const isHead = actor.kind === 'person' && actor.roles.includes('head_of_legal');
    if (recipient === 'requester' && named !== 'requester' && !isHead) return refuse(recipientOfLaw);
    return accept([
      recipientChosen.of({ recipient, addressId, digest, ...(post && { post }), noteId, step: backFrom(context) }),
    ]);
  },
  route: {
    path: 'recipient',
    summary: 'To whom letters that ask or refuse are written; a second person looks at the address',
    note: 'reason',
    asks: RecipientAsked.shape,
    byService: ['addressId', 'digest', 'post'],
  },
  form: {
    recipient: { label: { fr: 'À qui', en: 'To whom' }, of: 'recipientKind' },
    postal: {
      label: {
        fr: 'Adresse postale, si la lettre part par la poste',
        en: 'Postal address, for a letter by post',
      },
      lines: true,
    },
    name: {
      label: { fr: 'Nom, comme la lettre l’écrit', en: 'Name, as the letter writes it' },
      asked: [{ recipient: others }, { postal: 'filled' }],
    },
    address: {
      label: { fr: 'Adresse électronique', en: 'Mail address' },
      asked: [{ recipient: others, postal: 'empty' }],
    },
  },
  // That of the decision is first; the requester, who is answered anyway, last.
  offers: ({ classification }) => {
    const order = (kind: RecipientKind) => (kind === classification?.recipient ? 0 : kind === 'requester' ? 2 : 1);
    return { choices: { recipient: RecipientKind.options.toSorted((one, other) => order(one) - order(other)) } };
  },
});
