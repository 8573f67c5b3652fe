/** Sends the answer with data. */
import { z } from 'zod';
import { accept } from '../../../kernel/result.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { dispatchGuard } from '../../model/leaving.js';
import { signedPreparation } from '../../model/prepared.js';
import { clocksStarted } from '../deadline/record-start.js';
import { afterAnswer } from '../impossibility/reported.js';
import { dispatched, meant, sending, sendLetters, sent } from './dispatch.js';
import { sealPackage } from './record-package.js';

const released = defineEvent('case.released', {
  label: { fr: 'La réponse est partie', en: 'The answer left' },
  data: { ...sent, step: z.string(), signature: Signature.optional() },
  by: 'person',
  class: 'decided',
  keepsPreparation: true,
  signs: (data, before) => ['release', signedPreparation(data, before)],
  evolve: (state, data, account) => dispatched(state, data, account),
  follow: (_data, after) => [...sendLetters(after), ...sealPackage(after)],
});

export const release = defineAction('release', {
  label: { fr: 'Envoyer la réponse', en: 'Send the answer' },
  input: sending,
  events: [released, clocksStarted],
  open: 'in_step',
  roles: ['jurist', 'head_of_legal'],
  standsOnRequester: true,
  guard: dispatchGuard,
  decide: (asked, context) => {
    const found = meant(asked, context, ['disclose']);
    if (!found.ok) return found;
    const { step, started } = afterAnswer(context, 'release', found.value.sent.leavesAt);
    return accept([...started, released.of({ ...found.value.sent, step })]);
  },
  route: { path: 'release', summary: 'Sends the answer' },
});
