/** A second person read the question that left and the article: the duty of the clock is suspended. */
import { z } from 'zod';
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { payloadOfThing } from '../../../signature/act.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { notifyApprovers } from '../../model/follow-up.js';
import { objectionToSecond, secondRoles } from '../../model/second-person.js';

const noPause = refusal(
  'no-pause',
  'stale',
  'Aucune suspension de ce délai n’attend une seconde personne : relisez la proposition.',
  'No suspension of this time limit waits for a second person: read the proposal again.',
);

/** An unsigned one suspends nothing. Entries older than the second person name no letter. */
const paused = defineEvent('case.clock_paused', {
  label: { fr: 'Délai suspendu', en: 'Time limit suspended' },
  data: {
    ...{ code: z.string(), article: z.string(), noteId: Id },
    ...{ letterId: Id.optional(), signature: Signature.optional() },
  },
  by: 'person',
  keepsPreparation: true,
  signs: ({ code, article, letterId = null }, { pauseAsked }) => [
    'confirm_pause',
    { preparation: pauseAsked?.noteId ?? null, payload: payloadOfThing({ code, article, letterId }) },
  ],
  evolve: (state, { code, article, signature }) => {
    if (!signature) return state;
    const after = state.pauseAsked?.after ?? state.messages.length;
    return { ...state, paused: [...(state.paused ?? []), { code, article, after }], pauseAsked: null };
  },
  follow: (_data, after) => [notifyApprovers('pause_confirmed', secondRoles(after))],
});

export const confirmPause = defineAction('confirm_pause', {
  label: { fr: 'Confirmer la suspension d’un délai', en: 'Confirm that a time limit is suspended' },
  input: { code: z.string().max(40) },
  events: [paused],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  sensitive: true,
  guard: ({ pauseAsked, ...state }, actor, at) =>
    pauseAsked ? objectionToSecond(state, actor, [pauseAsked.by], at) : noPause,
  decide: (input, { state: { pauseAsked } }) => {
    if (pauseAsked?.code !== input.code) return refuse(noPause);
    const { code, article, letterId, noteId } = pauseAsked;
    return accept([paused.of({ code, article, letterId, noteId })]);
  },
  route: {
    path: 'clocks/:code/pause/confirmation',
    summary: 'A second person confirms that an article suspends the duty of a time limit',
  },
  offers: ({ pauseAsked }) => {
    if (!pauseAsked) return null;
    const { code, article, letterId, noteId: preparation, by } = pauseAsked;
    return {
      choices: { code: [code] },
      signs: {
        act: 'confirm_pause',
        preparation,
        payload: { of: { code, article, letterId } },
        by,
        rows: [
          {
            label: { fr: 'Article qui suspend le délai', en: 'Article that suspends the time limit' },
            words: [article],
          },
        ],
      },
    };
  },
  form: { code: { label: { fr: 'Échéance', en: 'Deadline' } } },
});
