/** Commands to events, in haste: acts for a second to confirm, call-backs, broken glass, and what the clock asks. */
import { accept, refuse } from '../kernel/result.js';
import { glassUntil } from './broken-glass.js';
import type { Deciders } from './decider.js';
import { next, one, serviceOnly } from './decider.js';
import {
  keptUntil,
  objectionToAct,
  objectionToCallBack,
  objectionToDay,
  objectionToGrant,
  objectionToRatification,
  ratifyBefore,
  unratified,
} from './emergency.js';
import type { EmergencyCommand } from './emergency-command.js';
import { clocksThatRing } from './open-clock.js';
import { refusals } from './refusal.js';
import { rung } from './timer.js';

export const emergencyDeciders: Deciders<EmergencyCommand['type']> = {
  record_call_back: ({ type, ...data }, { state, at }) => {
    const objection = objectionToCallBack(state, data, at);
    return objection ? refuse(objection) : one({ type: 'case.called_back', data });
  },
  act: ({ actId, action, until, noteId }, context) => {
    const { state, at } = context;
    const objection = objectionToAct(state, action, at) ?? objectionToDay(until, at);
    if (objection) return refuse(objection);
    return one({
      type: 'case.acted',
      data: {
        ...{ actId, action, noteId },
        until: action === 'preserve' ? keptUntil(state, until, at) : null,
        ratifyBefore: ratifyBefore(at.now),
        step: next(context, 'act'),
      },
    });
  },
  ratify: ({ type, ...data }, { state, actor, at }) => {
    if (actor.kind === 'system') return refuse(refusals.personOnly);
    const objection = objectionToRatification(unratified(state, data.actId), actor.id, at);
    return objection ? refuse(objection) : one({ type: 'case.ratified', data });
  },
  ask_break_glass: ({ type, ...data }, { state }) =>
    state.glass.some(({ id }) => id === data.requestId)
      ? refuse(refusals.glassAskedAlready)
      : one({ type: 'case.break_glass_asked', data }),
  grant_break_glass: ({ requestId }, { state, actor, at }) => {
    if (actor.kind === 'system') return refuse(refusals.personOnly);
    const objection = objectionToGrant(state, actor.id, at, requestId);
    if (objection) return refuse(objection);
    return accept([
      { type: 'case.break_glass_granted', data: { requestId, until: glassUntil(at.now) } },
      { type: 'case.alarm_raised', data: { code: 'break_glass', about: requestId } },
    ]);
  },
  ring: ({ timer, about }, context) => {
    const objection = serviceOnly(context);
    return objection ? refuse(objection) : accept(rung(timer, about, context));
  },
  watch_clocks: (_command, context) => {
    const objection = serviceOnly(context);
    return objection ? refuse(objection) : accept(clocksThatRing(context.state, context.at, context.at.now));
  },
};
