/** Commands to events, beside the decision: holds, preservations, silence, opinions, referrals, litigation. */
import { accept, type Refusal, type Result, refuse } from '../kernel/result.js';
import {
  awaitedOpinion,
  deadlineSet,
  extendedUntil,
  lifts,
  noticeOwed,
  objectionToClearance,
  objectionToNotice,
  openChallenge,
  opinionDue,
} from './course.js';
import type { CourseCommand } from './course-command.js';
import { backFrom, type Deciders, one } from './decider.js';
import type { CaseEvent } from './event.js';
import { refusals } from './refusal.js';

const unless = (objection: Refusal | null, event: () => CaseEvent): Result<CaseEvent[]> =>
  objection ? refuse(objection) : one(event());

/** The check of the rules that says whether the ten days have gone by without a ground (EEV 10(2), 12). */
const cleared = (value: 'holds' | 'fails'): CaseEvent => ({
  type: 'case.fact_confirmed',
  data: { fact: 'enforcement_cleared', value, corrected: true },
});

export const courseDeciders: Deciders<CourseCommand['type']> = {
  confirm_address: ({ type, ...data }, context) =>
    one({ type: 'case.address_confirmed', data: { ...data, step: backFrom(context) } }),
  clear_hold: ({ type, ...data }, { state, at }) => {
    const objection = objectionToClearance(state, data.how, at);
    return objection ? refuse(objection) : accept([{ type: 'case.hold_cleared', data }, cleared('holds')]);
  },
  stop_hold: ({ scope, noteId }, context) => {
    const stopped: CaseEvent = { type: 'case.hold_stopped', data: { scope, noteId, step: backFrom(context) } };
    return accept([stopped, cleared('fails')]);
  },
  set_deadline: ({ code, end, noteId }, { state, at }) => {
    const clock = deadlineSet(state, code, end, at);
    return clock.ok ? one({ type: 'case.deadline_set', data: { clock: clock.value, noteId } }) : clock;
  },
  extend_preservation: ({ noteId }, { state, at }) =>
    one({ type: 'case.preservation_extended', data: { until: extendedUntil(state, at), noteId } }),
  keep_preserved: ({ noteId }) => one({ type: 'case.preservation_kept', data: { noteId } }),
  end_preservation: ({ reason, otherHoldsChecked, noteId }) =>
    unless(otherHoldsChecked ? null : refusals.otherHoldsUnchecked, () => ({
      type: 'case.preservation_ended',
      data: { reason, noteId },
    })),
  set_gag: ({ type, ...data }, { state }) => {
    const due: CaseEvent = { type: 'case.alarm_raised', data: { code: 'notice_due', about: null } };
    return accept([{ type: 'case.gag_set', data }, ...(lifts(state, data.gag) && noticeOwed(state) ? [due] : [])]);
  },
  record_notice: (command, { state }) =>
    unless(objectionToNotice(state, command), () => {
      const { notice, told, noteId } = command;
      return { type: 'case.notice_decided', data: { notice, told, noteId } };
    }),
  ask_opinion: ({ opinionId, body, complete, noteId }, { at }) =>
    one({ type: 'case.opinion_asked', data: { opinionId, body, dueAt: opinionDue(body, complete, at), noteId } }),
  record_opinion: ({ type, ...data }, { state }) =>
    unless(awaitedOpinion(state, data.opinionId) ? null : refusals.opinionNotAsked, () => ({
      type: 'case.opinion_received',
      data,
    })),
  answer_redirect: ({ type, ...data }) => one({ type: 'case.redirect_answered', data }),
  challenge: ({ type, ...data }, context) =>
    one({ type: 'case.challenged', data: { ...data, step: backFrom(context) } }),
  settle_challenge: ({ type, ...data }, { state }) =>
    unless(openChallenge(state, data.challengeId) ? null : refusals.noChallenge, () => ({
      type: 'case.challenge_settled',
      data,
    })),
};
