/** A letter left. */
import { accept } from '../../../kernel/result.js';
import { LetterKind, Sha256Text } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { closeIfLeft } from '../../model/follow-up.js';

const data = { letterId: Id, kind: LetterKind, sha256: Sha256Text };

const letterSent = defineEvent('case.letter_sent', {
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
  decide: ({ letterId, kind, sha256 }) => accept([letterSent.of({ letterId, kind, sha256 })]),
});
