/** Sends the confirmation of what was done. */
import { z } from 'zod';
import { accept } from '../../../kernel/result.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { dispatchGuard } from '../../model/leaving.js';
import { signedPreparation } from '../../model/prepared.js';
import { clocksStarted } from '../deadline/record-start.js';
import { afterAnswer } from '../impossibility/reported.js';
import { dispatched, meant, sending, sendLetters, sent } from './dispatch.js';

const informed = defineEvent('case.informed', {
  label: { fr: 'La confirmation est partie', en: 'The confirmation left' },
  data: { ...sent, step: z.string(), signature: Signature.optional() },
  by: 'person',
  class: 'decided',
  keepsPreparation: true,
  signs: (data, before) => ['inform', signedPreparation(data, before)],
  evolve: (state, data, account) => dispatched(state, data, account),
  follow: (_data, after) => sendLetters(after),
});

export const inform = defineAction('inform', {
  label: { fr: 'Envoyer la confirmation', en: 'Send the confirmation' },
  input: sending,
  events: [informed, clocksStarted],
  open: 'in_step',
  roles: ['jurist', 'head_of_legal'],
  standsOnRequester: true,
  guard: dispatchGuard,
  decide: (asked, context) => {
    const found = meant(asked, context, ['inform']);
    if (!found.ok) return found;
    const { step, started } = afterAnswer(context, 'inform', found.value.sent.leavesAt);
    return accept([...started, informed.of({ ...found.value.sent, step })]);
  },
  route: { path: 'confirmation', summary: 'Sends the confirmation: what was preserved or removed' },
});
