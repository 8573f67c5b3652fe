/** Sends the confirmation of what was done. */
import { z } from 'zod';
import { accept } from '../../../kernel/result.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { dispatchGuard } from '../../model/leaving.js';
import { signedPreparation } from '../../model/prepared.js';
import { next } from '../../model/steps.js';
import { about, dispatched, meant, sendLetters } from './dispatch.js';

const informed = defineEvent('case.informed', {
  label: { fr: 'La confirmation est partie', en: 'The confirmation left' },
  data: { ...about, step: z.string(), signature: Signature.optional() },
  by: 'person',
  class: 'decided',
  keepsPreparation: true,
  signs: (data, before) => ['inform', signedPreparation(data, before)],
  evolve: (state, { step }, account) => dispatched(state, step, account),
  follow: (_data, after) => sendLetters(after),
});

export const inform = defineAction('inform', {
  label: { fr: 'Envoyer la confirmation', en: 'Send the confirmation' },
  input: about,
  events: [informed],
  open: 'in_step',
  roles: ['jurist', 'head_of_legal'],
  standsOnRequester: true,
  guard: dispatchGuard,
  decide: ({ preparationId, payload }, context) => {
    const found = meant({ preparationId, payload }, context, ['inform']);
    return found.ok ? accept([informed.of({ preparationId, payload, step: next(context, 'inform') })]) : found;
  },
  route: { path: 'confirmation', summary: 'Sends the confirmation: what was preserved or removed' },
});
