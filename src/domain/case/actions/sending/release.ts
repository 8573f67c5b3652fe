/** Sends the answer with data. */
import { z } from 'zod';
import { accept } from '../../../kernel/result.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { dispatchGuard } from '../../model/leaving.js';
import { signedPreparation } from '../../model/prepared.js';
import { next } from '../../model/steps.js';
import { about, dispatched, meant, sendLetters } from './dispatch.js';

const released = defineEvent('case.released', {
  label: { fr: 'La réponse est partie', en: 'The answer left' },
  data: { ...about, step: z.string(), signature: Signature.optional() },
  by: 'person',
  class: 'decided',
  keepsPreparation: true,
  signs: (data, before) => ['release', signedPreparation(data, before)],
  evolve: (state, { step }, account) => dispatched(state, step, account),
  follow: (_data, after) => sendLetters(after),
});

export const release = defineAction('release', {
  label: { fr: 'Envoyer la réponse', en: 'Send the answer' },
  input: about,
  events: [released],
  open: 'in_step',
  roles: ['jurist', 'head_of_legal'],
  standsOnRequester: true,
  guard: dispatchGuard,
  decide: ({ preparationId, payload }, context) => {
    const found = meant({ preparationId, payload }, context, ['disclose']);
    return found.ok ? accept([released.of({ preparationId, payload, step: next(context, 'release') })]) : found;
  },
  route: { path: 'release', summary: 'Sends the answer' },
});
