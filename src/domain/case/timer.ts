/** What follows when a timer falls due: decided by the database's clock, and nothing when nobody waits any more. */
import { type Instant, millisecondsOf } from '../kernel/instant.js';
import { awaitedOpinion, noticeOwed, running } from './course.js';
import type { Context } from './decider.js';
import { unratified } from './emergency.js';
import type { Timer } from './emergency-command.js';
import type { AlarmCode } from './emergency-event.js';
import type { CaseEvent } from './event.js';
import { hasExpired } from './quorum.js';

type Ring = (about: string | null, context: Context) => CaseEvent[];

const due = (end: string | null | undefined, { at }: Context): boolean =>
  typeof end === 'string' && millisecondsOf(end as Instant) <= millisecondsOf(at.now);

const alarm = (code: AlarmCode, about: string | null): CaseEvent => ({
  type: 'case.alarm_raised',
  data: { code, about },
});

/** The step in which people consent: an expired consent is asked for again there. */
function consentStep({ state, at }: Context): string {
  const steps = at.circuits.get(state.circuit)?.steps ?? [];
  return steps.find(({ on }) => on.approve !== undefined)?.id ?? state.step;
}

const rings: Readonly<Record<Timer, Ring>> = {
  consent: (_about, context) => {
    const { preparation } = context.state;
    if (!preparation || preparation.dispatchedBy !== null) return [];
    if (!preparation.consents.some((consent) => hasExpired(consent, context.at.now))) return [];
    const step = consentStep(context);
    if (step === context.state.step) return [];
    return [{ type: 'case.consents_expired', data: { preparationId: preparation.id, step } }];
  },
  ratification: (about, context) => {
    const act = unratified(context.state, about ?? undefined);
    return act && due(act.ratifyBefore, context) ? [alarm('ratification_overdue', act.id)] : [];
  },
  hold: (_about, context) => {
    const {
      floor: { hold },
      status,
    } = context.state;
    const waits = hold !== null && hold.over === null && !hold.stopped && status === 'open';
    return waits && due(hold.until, context) ? [alarm('hold_over', null)] : [];
  },
  /** Kept longer, never shorter: the period ends by itself a day after its last day (Policy kept-longer). */
  preservation: (about, context) => {
    const kept = running(context.state);
    if (!kept || kept.actId !== about || !due(kept.until, context)) return [];
    return [
      { type: 'case.preservation_ended', data: { reason: 'expired', noteId: null } },
      alarm('preservation_over', kept.actId),
    ];
  },
  gag: (_about, context) => {
    const { silence } = context.state;
    if (!silence || silence.over || !due(silence.until, context)) return [];
    return [{ type: 'case.gag_over', data: {} }, ...(noticeOwed(context.state) ? [alarm('notice_due', null)] : [])];
  },
  opinion: (about, context) => {
    const asked = awaitedOpinion(context.state, about ?? undefined);
    return asked && due(asked.dueAt, context) ? [alarm('opinion_late', asked.id)] : [];
  },
  /** The log has not sealed the end of the case for too long: whoever asked waits for the proof of it. */
  receipt: (_about, { state }) => (state.status === 'closed' ? [alarm('receipt_waits', null)] : []),
  redirect: (_about, { state }) =>
    state.referral && state.referral.answer === null ? [alarm('redirect_unanswered', null)] : [],
};

/** Alert once for a pending item, and again each time its deadline level changes: a silence may be set again, and end again. */
export function rung(timer: Timer, about: string | null, context: Context): CaseEvent[] {
  const { alarms } = context.state;
  const follows = rings[timer](about, context);
  if (follows.some(({ type }) => type !== 'case.alarm_raised')) return follows;
  return follows.filter(
    ({ type, data }) =>
      type !== 'case.alarm_raised' || !alarms.some((each) => each.code === data.code && each.about === data.about),
  );
}
