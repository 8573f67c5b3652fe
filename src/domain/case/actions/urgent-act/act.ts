/** One person preserves or removes at once; a second confirms within a day. Never more than can be undone. */
import { z } from 'zod';
import { addMonths, type Day, day } from '../../../kernel/day.js';
import { addHours, endOf } from '../../../kernel/instant.js';
import { accept, type Refusal, refuse } from '../../../kernel/result.js';
import { versionsOf } from '../../../law/clock.js';
import { ReversibleAct } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import type { Circumstances } from '../../model/circumstances.js';
import { Id, InstantText } from '../../model/event-schema.js';
import { setTimer } from '../../model/follow-up.js';
import { todayOf, withoutAgreement } from '../../model/leaving.js';
import { refusals } from '../../model/refusal.js';
import type { CaseState } from '../../model/state.js';
import { next } from '../../model/steps.js';
import { graceAfter } from '../preservation/running.js';

/** The second person has a day. */
const RATIFICATION_HOURS = 24;

/** Until when an order has data kept: by its clock, else by the day it names; null where it names none. */
function keptUntil({ classification }: CaseState, named: string | undefined, { clocks }: Circumstances): string | null {
  const clock = classification?.clocks.find(({ code }) => versionsOf(code, clocks).some(({ keeps }) => keeps));
  return clock?.legalEnd ?? (named === undefined ? null : endOf(day(named)));
}

/** A year is the longest that any text gives (CPP 60-2, L34-1 III bis). */
function objectionToDay(named: string | undefined, at: Circumstances): Refusal | null {
  if (named === undefined) return null;
  const today = todayOf(at);
  return named < today || named > addMonths(today as Day, 12) ? refusals.preservationTooLong : null;
}

function objectionToAct(state: CaseState, action: ReversibleAct, { circuits }: Circumstances): Refusal | null {
  const { facts, acts } = state;
  if (!facts) return refusals.notRead;
  if (withoutAgreement.includes(facts.issuerZone)) return refusals.thirdCountry;
  if (!circuits.get(state.circuit)?.acts.includes(action)) return refusals.actForbidden;
  return acts.some((act) => act.action === action && act.upheld !== false) ? refusals.actedAlready : null;
}

const acted = defineEvent('case.acted', {
  data: {
    actId: Id,
    action: ReversibleAct,
    /** Until when data are kept; null where the law gives no day, and for a removal. */
    until: InstantText.nullable(),
    ratifyBefore: InstantText,
    noteId: Id,
    step: z.string(),
  },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { actId, action, until, ratifyBefore, step }, account) => ({
    ...state,
    step,
    acts: [...state.acts, { id: actId, action, by: account, ratifyBefore, ratifiedBy: null, upheld: null }],
    preservation: action === 'preserve' ? { actId, until, extended: false, ended: null } : state.preservation,
  }),
  follow: ({ actId, until, ratifyBefore }) => [
    setTimer('ratification', ratifyBefore, actId),
    setTimer('preservation', graceAfter(until), actId),
  ],
});

export const act = defineAction('act', {
  input: {
    actId: Id,
    action: ReversibleAct,
    until: z.iso.date().optional().describe('Last day of a preservation, where the order names it'),
    noteId: Id,
  },
  events: [acted],
  open: 'in_step',
  roles: ['jurist', 'head_of_legal'],
  sensitive: true,
  guard: (state, _actor, at) => {
    const acts = at.circuits.get(state.circuit)?.acts ?? [];
    const objections = acts.map((action) => objectionToAct(state, action, at));
    return objections.includes(null) ? null : (objections[0] ?? refusals.actForbidden);
  },
  decide: ({ actId, action, until, noteId }, context) => {
    const { state, at } = context;
    const objection = objectionToAct(state, action, at) ?? objectionToDay(until, at);
    if (objection) return refuse(objection);
    return accept([
      acted.of({
        actId,
        action,
        noteId,
        until: action === 'preserve' ? keptUntil(state, until, at) : null,
        ratifyBefore: addHours(at.now, RATIFICATION_HOURS),
        step: next(context, 'act'),
      }),
    ]);
  },
  route: {
    path: 'acts',
    summary: 'Preserves or removes at once; a second person confirms within a day',
    note: 'reason',
    newId: 'actId',
  },
});
