/** A letter left. */
import { z } from 'zod';
import { accept } from '../../../kernel/result.js';
import { LetterKind, Sha256Text } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { closeIfLeft } from '../../model/follow-up.js';

const data = {
  letterId: Id,
  kind: LetterKind,
  sha256: Sha256Text,
  /** S/MIME of the mail; absent where it had none. */
  signed: z.literal(true).optional(),
  encrypted: z.literal(true).optional(),
};

const letterSent = defineEvent('case.letter_sent', {
  label: { fr: 'Lettre envoyée', en: 'Letter sent' },
  data,
  by: 'service',
  keepsPreparation: true,
  evolve: (state, { letterId }) => ({ ...state, lettersSent: [...state.lettersSent, letterId] }),
  follow: ({ kind }, after) => {
    if (after.status !== 'closed') return closeIfLeft(after);
    return kind === 'acknowledgement' ? [{ do: 'send_closing_receipt' }] : [];
  },
});

export const recordLetterSent = defineAction('record_letter_sent', {
  input: data,
  events: [letterSent],
  open: 'service',
  roles: [],
  decide: ({ letterId, kind, sha256, signed, encrypted }) =>
    accept([letterSent.of({ letterId, kind, sha256, ...(signed && { signed }), ...(encrypted && { encrypted }) })]),
});
