/** A person posted a released letter, or had it served: it is sent from then on, and not before. */
import { z } from 'zod';
import { instant } from '../../../kernel/instant.js';
import { accept, atField, refusal, refuse } from '../../../kernel/result.js';
import { LetterKind, PostManner, Sha256Text } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { isPast } from '../../model/due.js';
import { Id, InstantText } from '../../model/event-schema.js';
import { closeIfLeft } from '../../model/follow-up.js';
import { isBefore, lettersToPost, objectionToPost } from '../../model/posting.js';

const nothingToPost = refusal(
  'nothing-to-post',
  'conflict',
  'Aucune lettre de ce dossier n’attend d’être postée.',
  'No letter of this case waits to be posted.',
);
const postedToCome = atField(
  'postedAt',
  refusal(
    'posted-to-come',
    'invalid',
    'Indiquez quand la lettre a été remise : après la réception de la demande, et pas dans l’avenir.',
    'State when the letter was handed over: after the request was received, and not in the future.',
  ),
);

const posted = defineEvent('case.letter_posted', {
  label: { fr: 'Lettre postée', en: 'Letter posted' },
  data: {
    letterId: Id,
    kind: LetterKind,
    sha256: Sha256Text,
    manner: PostManner,
    postedAt: InstantText,
    /** Of the scan of the receipt, under the key of the case; absent where none was given. */
    evidence: Sha256Text.optional(),
    noteId: Id,
  },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { letterId, manner, postedAt, noteId }, by) => ({
    ...state,
    lettersSent: [...state.lettersSent, letterId],
    postings: [...(state.postings ?? []), { letterId, manner, postedAt, by, noteId, acknowledged: null }],
  }),
  follow: (_data, after) => closeIfLeft(after),
});

export const postLetter = defineAction('post_letter', {
  label: { fr: 'Inscrire l’envoi d’une lettre par la poste', en: 'Record that a letter was posted' },
  input: {
    letterId: Id,
    manner: PostManner,
    postedAt: z.iso.datetime(),
    evidence: Sha256Text.optional(),
    noteId: Id,
  },
  events: [posted],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal'],
  guard: (state) => {
    const waiting = lettersToPost(state);
    return waiting.length > 0 ? objectionToPost(state, waiting) : nothingToPost;
  },
  decide: ({ letterId, manner, postedAt, evidence, noteId }, { state, at }) => {
    const letter = lettersToPost(state).find(({ id }) => id === letterId);
    if (!letter) return refuse(nothingToPost);
    const when = instant(postedAt);
    if (isBefore(when, state.receivedAt) || !isPast(when, at)) return refuse(postedToCome);
    const { kind, sha256 } = letter;
    return accept([
      posted.of({ letterId, kind, sha256, manner, postedAt: when, ...(evidence && { evidence }), noteId }),
    ]);
  },
});
