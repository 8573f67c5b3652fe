/** The refusal, or the question, is let go. */
import { z } from 'zod';
import { addHours, type Instant } from '../../../kernel/instant.js';
import { accept } from '../../../kernel/result.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import type { Circumstances } from '../../model/circumstances.js';
import { InstantText } from '../../model/event-schema.js';
import { setTimer } from '../../model/follow-up.js';
import { dispatchGuard } from '../../model/leaving.js';
import { signedPreparation } from '../../model/prepared.js';
import type { CaseState } from '../../model/state.js';
import { next } from '../../model/steps.js';
import { about, dispatched, meant, sendLetters } from './dispatch.js';

/** An assistance request takes months: after two, a person asks whether one is on its way. */
const REFERRAL_HOURS = 60 * 24;

/** When a referral is asked after; null where the rule names no other channel. */
function answerToReferralBy({ classification }: CaseState, { now }: Circumstances): Instant | null {
  const refers = classification?.verdict === 'REFUSE_REDIRECT' && classification.redirect !== undefined;
  return refers ? addHours(now, REFERRAL_HOURS) : null;
}

function referralOf({ classification, referral }: CaseState): CaseState['referral'] {
  const to = classification?.verdict === 'REFUSE_REDIRECT' ? classification.redirect : undefined;
  return to ? { to, answer: null } : referral;
}

const refused = defineEvent('case.refused', {
  data: {
    ...about,
    action: z.enum(['refuse', 'clarify']),
    step: z.string(),
    /** When a referral without an answer is asked after; absent where nothing was referred. */
    answerBy: InstantText.optional(),
    signature: Signature.optional(),
  },
  by: 'person',
  class: 'decided',
  keepsPreparation: true,
  signs: (data, before) => ['refuse', signedPreparation(data, before)],
  evolve: (state, { step }, account) => ({ ...dispatched(state, step, account), referral: referralOf(state) }),
  follow: ({ answerBy }, after) => [...sendLetters(after), setTimer('redirect', answerBy ?? null)],
});

export const refuseRequest = defineAction('refuse', {
  input: about,
  events: [refused],
  open: 'in_step',
  roles: ['jurist', 'head_of_legal'],
  standsOnRequester: true,
  guard: dispatchGuard,
  decide: ({ preparationId, payload }, context) => {
    const found = meant({ preparationId, payload }, context, ['refuse', 'clarify']);
    if (!found.ok) return found;
    const action = found.value.action === 'clarify' ? 'clarify' : 'refuse';
    const answerBy = action === 'refuse' ? answerToReferralBy(context.state, context.at) : null;
    const step = next(context, 'refuse');
    return accept([refused.of({ preparationId, payload, action, step, ...(answerBy && { answerBy }) })]);
  },
});
