/** One person preserves or removes at once; a second confirms within a day. Never more than can be undone. */
import { z } from 'zod';
import { addMonths, type Day, day } from '../../../kernel/day.js';
import { addHours, endOf } from '../../../kernel/instant.js';
import { accept, type Refusal, refusal, refuse } from '../../../kernel/result.js';
import { versionsOf } from '../../../law/clock.js';
import { ReversibleAct } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import type { Circumstances } from '../../model/circumstances.js';
import { type Clock, Id, InstantText } from '../../model/event-schema.js';
import { setTimer } from '../../model/follow-up.js';
import { todayOf, withoutAgreement } from '../../model/leaving.js';
import { refusals } from '../../model/refusal.js';
import type { CaseState } from '../../model/state.js';
import { next } from '../../model/steps.js';
import { actWords } from '../../model/urgent-act.js';
import { clocksStarted, startsBy } from '../deadline/record-start.js';
import { graceAfter, nearOf } from '../preservation/running.js';

const actForbidden = refusal(
  'act-forbidden',
  'conflict',
  'Ce circuit ne permet pas cet acte immédiat.',
  'This circuit does not allow this act at once.',
  'Policy reversible-acts',
);
const actedAlready = refusal(
  'acted-already',
  'conflict',
  'C’est déjà fait, et n’a pas été défait.',
  'It was done already, and was not undone.',
);
const preservationTooLong = refusal(
  'preservation-too-long',
  'invalid',
  'Une conservation finit au plus tard dans un an : indiquez un jour à venir, d’ici un an.',
  'A preservation ends within a year at the latest: state a day to come, within one year.',
  'CPP 60-2',
);

/** The second person has a day. */
const RATIFICATION_HOURS = 24;

/** Until when an order has data kept: by its clock, else by the day it names; null where it names none. */
function keptUntil(
  running: readonly Clock[],
  named: string | undefined,
  { clocks }: Pick<Circumstances, 'clocks'>,
): string | null {
  const clock = running.find(({ code }) => versionsOf(code, clocks).some(({ keeps }) => keeps));
  return clock?.legalEnd ?? (named === undefined ? null : endOf(day(named)));
}

/** A year is the longest that any text gives (CPP 60-2, L34-1 III bis). */
function objectionToDay(named: string | undefined, at: Circumstances): Refusal | null {
  if (named === undefined) return null;
  const today = todayOf(at);
  return named < today || named > addMonths(today as Day, 12) ? preservationTooLong : null;
}

function objectionToAct(state: CaseState, action: ReversibleAct, { circuits }: Circumstances): Refusal | null {
  const { facts, acts } = state;
  if (!facts) return refusals.notRead;
  if (withoutAgreement.includes(facts.issuerZone)) return refusals.thirdCountry;
  if (!circuits.get(state.circuit)?.acts.includes(action)) return actForbidden;
  return acts.some((act) => act.action === action && act.upheld !== false) ? actedAlready : null;
}

const acted = defineEvent('case.acted', {
  label: { fr: 'Acte accompli sans attendre', en: 'Done at once' },
  data: {
    actId: Id,
    action: ReversibleAct,
    /** Until when data are kept, removed content included; null where the law gives no day. */
    until: InstantText.nullable(),
    ratifyBefore: InstantText,
    noteId: Id,
    step: z.string(),
  },
  by: 'person',
  keepsPreparation: true,
  evolve: ({ shortfall: _overcome, ...state }, { actId, action, until, ratifyBefore, step }, account) => ({
    ...state,
    step,
    acts: [...state.acts, { id: actId, action, by: account, ratifyBefore, ratifiedBy: null, upheld: null }],
    preservation:
      action === 'preserve' || until !== null ? { actId, until, extended: false, ended: null } : state.preservation,
  }),
  follow: ({ actId, until, ratifyBefore }, _after, { circuit }) => [
    setTimer('ratification', ratifyBefore, actId),
    setTimer('preservation', graceAfter(until), actId),
    setTimer('preservation_nears', nearOf(until, circuit), actId),
  ],
});

export const act = defineAction('act', {
  label: { fr: 'Conserver ou retirer sans attendre', en: 'Preserve or remove at once' },
  input: {
    actId: Id,
    action: ReversibleAct,
    until: z.iso.date().optional().describe('Last day of a preservation, where the order names it'),
    noteId: Id,
  },
  events: [acted, clocksStarted],
  open: 'in_step',
  roles: ['jurist', 'head_of_legal'],
  sensitive: true,
  guard: (state, _actor, at) => {
    const acts = at.circuits.get(state.circuit)?.acts ?? [];
    const objections = acts.map((action) => objectionToAct(state, action, at));
    return objections.includes(null) ? null : (objections[0] ?? actForbidden);
  },
  decide: ({ actId, action, until, noteId }, context) => {
    const { state, at } = context;
    const objection = objectionToAct(state, action, at) ?? objectionToDay(until, at);
    if (objection) return refuse(objection);
    const started = action === 'remove' ? startsBy('removal', state, at) : [];
    const running = action === 'remove' ? started.flatMap(({ data }) => data.clocks) : state.classification?.clocks;
    return accept([
      acted.of({
        actId,
        action,
        noteId,
        until: keptUntil(running ?? [], action === 'preserve' ? until : undefined, at),
        ratifyBefore: addHours(at.now, RATIFICATION_HOURS),
        step: next(context, 'act'),
      }),
      ...started,
    ]);
  },
  route: {
    path: 'acts',
    summary: 'Preserves or removes at once; a second person confirms within a day',
    note: 'reason',
    newId: 'actId',
  },
  offers: ({ facts }) => ({
    choices: { action: facts?.categories.includes('REM') ? ['remove', 'preserve'] : ['preserve', 'remove'] },
  }),
  form: {
    action: {
      label: { fr: 'Mesure', en: 'Measure' },
      values: actWords,
    },
    until: {
      label: {
        fr: 'Dernier jour de la conservation, si l’ordre le nomme',
        en: 'Last day of the preservation, where the order names it',
      },
    },
  },
});
