/** Sends the refusal or the question. */
import { z } from 'zod';
import { addHours, dayOf, type Instant } from '../../../kernel/instant.js';
import { accept } from '../../../kernel/result.js';
import { clockOn } from '../../../law/clock.js';
import { deadlineOf } from '../../../law/deadline.js';
import { Signature } from '../../../signature/signature.js';
import { type Context, defineAction, defineEvent } from '../../model/action.js';
import type { Circumstances } from '../../model/circumstances.js';
import { Clock, InstantText } from '../../model/event-schema.js';
import { setTimer } from '../../model/follow-up.js';
import { dispatchGuard } from '../../model/leaving.js';
import { signedPreparation } from '../../model/prepared.js';
import { answerBy, answerClock, silenceOf } from '../../model/silence.js';
import { running, startedBy, withStarted } from '../../model/started-clock.js';
import type { CaseState } from '../../model/state.js';
import { next } from '../../model/steps.js';
import { dispatched, meant, sending, sendLetters, sent } from './dispatch.js';

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

/** Clocks that the question starts, from the instant at which it leaves (EEV 10(6)): those that run, and those of the rule. */
function startedByQuestion({ state, at }: Context, leavesAt: Instant): Clock[] {
  const law = dayOf(state.receivedAt as Instant);
  const anew = state.clocks
    .filter(({ code }) => clockOn(code, law, at.clocks)?.starts === 'clarification_asked')
    .map(({ code }) => {
      const { legalEnd, safeEnd } = deadlineOf(code, leavesAt, at);
      return { code, legalEnd, safeEnd, startsAt: leavesAt };
    });
  return withStarted(anew, startedBy('clarification_asked', leavesAt, state, at)?.clocks ?? []);
}

/** When silence may be concluded; undefined where the law draws nothing from it. */
function silentFrom({ state, at }: Context, clocks: readonly Clock[]): Instant | undefined {
  const after = running(state, clocks);
  const clock = silenceOf(after, at) ? answerClock(after, at) : undefined;
  return clock && answerBy(clock);
}

const started = (state: CaseState, clocks: readonly Clock[]): CaseState =>
  clocks.length > 0 ? running(state, clocks) : state;

const refused = defineEvent('case.refused', {
  label: { fr: 'Le refus est parti', en: 'The refusal left' },
  data: {
    ...sent,
    action: z.enum(['refuse', 'clarify']),
    step: z.string(),
    /** When a referral without an answer is asked after; absent where nothing was referred. */
    answerBy: InstantText.optional(),
    /** Clocks that it started anew; absent where there are none. */
    clocks: z.array(Clock).optional(),
    /** Of a question: how many messages the case had; absent in entries older than it. */
    askedAfter: z.int().nonnegative().optional(),
    /** Of a question, from when its silence counts; absent where nothing is drawn from that. */
    silentFrom: InstantText.optional(),
    signature: Signature.optional(),
  },
  by: 'person',
  class: 'decided',
  keepsPreparation: true,
  signs: (data, before) => ['refuse', signedPreparation(data, before)],
  evolve: (state, { clocks = [], ...data }, account) => ({
    ...started(dispatched(state, data, account), clocks),
    referral: referralOf(state),
    ...(data.askedAfter !== undefined && { question: data.askedAfter }),
  }),
  follow: ({ answerBy: asked, silentFrom: silent, preparationId }, after) => [
    ...sendLetters(after),
    setTimer('redirect', asked ?? null),
    ...(silent ? [setTimer('answer', silent, preparationId)] : []),
  ],
});

export const refuseRequest = defineAction('refuse', {
  label: { fr: 'Envoyer le refus', en: 'Send the refusal' },
  input: sending,
  events: [refused],
  open: 'in_step',
  roles: ['jurist', 'head_of_legal'],
  standsOnRequester: true,
  guard: dispatchGuard,
  decide: (asked, context) => {
    const found = meant(asked, context, ['refuse', 'clarify']);
    if (!found.ok) return found;
    const action = found.value.action === 'clarify' ? 'clarify' : 'refuse';
    const referralBy = action === 'refuse' ? answerToReferralBy(context.state, context.at) : null;
    const clocks = action === 'clarify' ? startedByQuestion(context, found.value.sent.leavesAt ?? context.at.now) : [];
    const step = next(context, 'refuse');
    const silent = action === 'clarify' ? silentFrom(context, clocks) : undefined;
    const anew = {
      ...(referralBy && { answerBy: referralBy }),
      ...(clocks.length > 0 && { clocks }),
      ...(action === 'clarify' && { askedAfter: context.state.messages.length }),
      ...(silent && { silentFrom: silent }),
    };
    return accept([refused.of({ ...found.value.sent, action, step, ...anew })]);
  },
  route: { path: 'refusal', summary: 'Sends the refusal or the question' },
});
