/** A timer fell due: the state says whether it still waits. */
import { z } from 'zod';
import { accept } from '../../../kernel/result.js';
import { type Context, defineAction } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { type Timer, timers } from '../../model/vocabulary.js';
import { alarm, alarmRaised } from '../alarm/alarm-raised.js';
import { consentOver, consentsExpired } from '../approval/consents-expired.js';
import { gagOver, silenceOver } from '../confidentiality/set-gag.js';
import { correctionLapsed, entryLapsed } from '../correction/correction-lapsed.js';
import { deliveryExpired, deliveryOver } from '../delivery/delivery-over.js';
import { erasureRuns } from '../erasure/erasure-runs.js';
import { holdOver } from '../hold/clear-hold.js';
import { instructionUnanswered } from '../instruction/answer-instruction.js';
import { opinionLate } from '../opinion/ask-opinion.js';
import { preservationEnded, preservationNears, preservationOver } from '../preservation/end-preservation.js';
import { redirectUnanswered } from '../referral/answer-redirect.js';
import { answerLate } from '../silence/conclude-silence.js';
import { ratificationOverdue } from '../urgent-act/ratify.js';

type Ringing = ReturnType<
  | typeof alarmRaised.of
  | typeof consentsExpired.of
  | typeof correctionLapsed.of
  | typeof deliveryExpired.of
  | typeof gagOver.of
  | typeof preservationEnded.of
>;

/** What each timer leads to when it falls due. */
const rings: Readonly<Record<Timer, (about: string | null, context: Context) => readonly Ringing[]>> = {
  consent: consentOver,
  ratification: ratificationOverdue,
  hold: holdOver,
  preservation: preservationOver,
  preservation_nears: preservationNears,
  gag: silenceOver,
  opinion: opinionLate,
  redirect: redirectUnanswered,
  answer: answerLate,
  measure: instructionUnanswered,
  erasure: erasureRuns,
  cell_entry: entryLapsed,
  delivery: deliveryOver,
  /** The log has not sealed the end of the case for too long: the requester waits for the proof of it. */
  receipt: (_about, { state }) => (state.status === 'closed' ? [alarm('receipt_waits')] : []),
};

/** An alarm alone is raised once; with a change of state it is raised each time: a silence may be set again, and end again. */
export const ring = defineAction('ring', {
  input: { timer: z.enum(timers), about: Id.nullable() },
  events: [alarmRaised, consentsExpired, correctionLapsed, deliveryExpired, gagOver, preservationEnded],
  open: 'service',
  roles: [],
  decide: ({ timer, about }, context) => {
    const follows = rings[timer](about, context);
    if (follows.some(({ type }) => type !== 'case.alarm_raised')) return accept([...follows]);
    const { alarms } = context.state;
    const isNew = ({ type, data }: Ringing) =>
      type !== 'case.alarm_raised' || !alarms.some((each) => each.code === data.code && each.about === data.about);
    return accept(follows.filter(isNew));
  },
});
