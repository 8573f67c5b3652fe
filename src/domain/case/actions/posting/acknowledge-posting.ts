/** The acknowledgement of receipt of a posted letter came, or the letter came back. */
import { z } from 'zod';
import { instant } from '../../../kernel/instant.js';
import { accept, atField, refusal, refuse } from '../../../kernel/result.js';
import { Sha256Text } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { isPast } from '../../model/due.js';
import { Id, InstantText } from '../../model/event-schema.js';
import { isBefore, unacknowledged } from '../../model/posting.js';

const nothingPosted = refusal(
  'nothing-posted',
  'conflict',
  'Aucune lettre postée n’attend son accusé de réception.',
  'No posted letter waits for its acknowledgement of receipt.',
);
const acknowledgedEarly = atField(
  'when',
  refusal(
    'acknowledged-early',
    'invalid',
    'Indiquez un jour entre l’envoi de la lettre et maintenant.',
    'State a time between the posting of the letter and now.',
  ),
);

const acknowledged = defineEvent('case.posting_acknowledged', {
  label: { fr: 'Suite d’un envoi postal inscrite', en: 'Outcome of a posting recorded' },
  data: {
    letterId: Id,
    received: z.boolean(),
    at: InstantText,
    /** Of the scan, under the key of the case; absent where none was given. */
    evidence: Sha256Text.optional(),
    noteId: Id,
  },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { letterId, received, at, noteId }) => ({
    ...state,
    postings: (state.postings ?? []).map((posting) =>
      posting.letterId === letterId ? { ...posting, acknowledged: { received, at, noteId } } : posting,
    ),
  }),
});

export const acknowledgePosting = defineAction('acknowledge_posting', {
  label: { fr: 'Inscrire un accusé de réception postal', en: 'Record a postal acknowledgement of receipt' },
  input: {
    letterId: Id,
    received: z.boolean(),
    when: z.iso.datetime(),
    evidence: Sha256Text.optional(),
    noteId: Id,
  },
  events: [acknowledged],
  open: 'always',
  roles: ['jurist', 'head_of_legal'],
  guard: (state) => (unacknowledged(state).length > 0 ? null : nothingPosted),
  decide: ({ letterId, received, when, evidence, noteId }, { state, at: around }) => {
    const posting = unacknowledged(state).find((each) => each.letterId === letterId);
    if (!posting) return refuse(nothingPosted);
    const at = instant(when);
    if (isBefore(at, posting.postedAt) || !isPast(at, around)) return refuse(acknowledgedEarly);
    return accept([acknowledged.of({ letterId, received, at, ...(evidence && { evidence }), noteId })]);
  },
});
