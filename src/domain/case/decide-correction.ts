/** Commands to events, where a judgement would ask less than before. */
import type { Classification } from '../classification/classification.js';
import { accept, type Result, refuse } from '../kernel/result.js';
import { checkNames, type RequestFacts } from '../law/fact.js';
import type { Circumstances } from './circumstances.js';
import type { FactValue } from './command.js';
import { factsWith, proposalOf, unconfirmedOrigin } from './correction.js';
import type { CorrectionCommand } from './correction-command.js';
import { backFrom, type Context, type Deciders, one, serviceOnly } from './decider.js';
import type { CaseEvent } from './event.js';
import { apartOf } from './floor.js';
import { samePerson } from './quorum.js';
import { refusals } from './refusal.js';
import type { CaseState } from './state.js';
import { judgementOf, weakeningsOf } from './weakening.js';

type Changes = readonly { readonly fact: string; readonly value: unknown }[];
type Proposed = Extract<CaseEvent, { type: 'case.correction_proposed' }>['data'];

/** How the value of a fact stands now; a check that nobody settled is unknown. */
export function valueIn(facts: RequestFacts, fact: string): unknown {
  const known = { ...facts, ...facts.checks } as Record<string, unknown>;
  return known[fact] ?? (checkNames.some((check) => check === fact) ? 'unknown' : null);
}

const said = ({ rule, verdict, approvers }: Classification) => ({ rule, verdict, approvers: [...approvers] });

/** What the changes would make of the judgement, by the rules themselves. */
export function effectOf(
  facts: RequestFacts,
  changes: Changes,
  { state, at }: Pick<Context, 'state' | 'at'>,
): Proposed {
  const after = factsWith(facts, changes);
  const [from, becomes] = [facts, after].map((each) => judgementOf(each, state.receivedAt, at)) as [
    Classification,
    Classification,
  ];
  return {
    changes: changes.map(
      ({ fact, value }) => ({ fact, before: valueIn(facts, fact), value }) as Proposed['changes'][0],
    ),
    weakens: weakeningsOf(
      { facts, judgement: from },
      { facts: after, judgement: becomes },
      state.floor.since,
      at.circuits,
    ),
    from: said(from),
    becomes: said(becomes),
  };
}

/** A correction that weakens the judgement waits, with those that wait already. */
export function proposedWith(confirmed: FactValue, context: Context): Result<CaseEvent[]> {
  const { facts, classification, proposed } = context.state;
  if (!facts) return refuse(refusals.notRead);
  if (!classification) return refuse(refusals.notClassified);
  const waiting = (proposed?.changes ?? []).filter(({ fact }) => fact !== confirmed.fact);
  return one({ type: 'case.correction_proposed', data: effectOf(facts, [...waiting, confirmed], context) });
}

/** The correction that waits, and what the rules make of it now; null where none does. */
export const waitingCorrection = (state: CaseState, at: Circumstances): Proposed | null =>
  state.facts && state.proposed && effectOf(state.facts, state.proposed.changes, { state, at });

/** Each change as it is confirmed; one that says what stands already corrects nothing. */
const confirmations = (facts: RequestFacts, changes: Proposed['changes']): CaseEvent[] =>
  changes.map(({ fact, value }) => ({
    type: 'case.fact_confirmed',
    data: { fact, value, corrected: JSON.stringify(valueIn(facts, fact)) !== JSON.stringify(value) },
  }));

export const correctionDeciders: Deciders<CorrectionCommand['type']> = {
  confirm_correction: ({ proposal }, context) => {
    const { facts } = context.state;
    const proposed = proposalOf(context.state, proposal);
    if (!proposed || !facts) return refuse(refusals.proposalChanged);
    const data = { proposal, ...effectOf(facts, proposed.changes, context) };
    return accept([{ type: 'case.correction_confirmed', data }, ...confirmations(facts, data.changes)]);
  },
  refuse_correction: ({ proposal, noteId }, { state }) =>
    proposalOf(state, proposal)
      ? one({ type: 'case.correction_refused', data: { proposal, noteId } })
      : refuse(refusals.proposalChanged),
  withdraw_correction: ({ proposal }, { state }) =>
    proposalOf(state, proposal)
      ? one({ type: 'case.correction_withdrawn', data: { proposal } })
      : refuse(refusals.proposalChanged),
  record_origin: ({ type, ...data }, { at }) =>
    one({ type: 'case.origin_recorded', data: { ...data, mailbox: at.mailbox?.digest ?? null } }),
  confirm_origin: ({ noteId }, { state, actor, at }): Result<CaseEvent[]> => {
    const recorded = unconfirmedOrigin(state, noteId);
    if (!recorded) return refuse(refusals.nothingRecorded);
    const own = actor.kind === 'person' && samePerson(recorded.by, actor.id, at);
    return own ? refuse(refusals.beganIt) : one({ type: 'case.origin_confirmed', data: { noteId } });
  },
  ask_lower_floor: ({ type, ...data }) => one({ type: 'case.floor_lowering_asked', data }),
  lower_floor: ({ noteId }, context) => {
    const { lowering, floor } = context.state;
    if (lowering?.noteId !== noteId) return refuse(refusals.loweringNotAsked);
    return one({
      type: 'case.floor_lowered',
      data: {
        noteId,
        why: lowering.why,
        approvers: [...floor.approvers],
        apart: apartOf(floor.from),
        step: backFrom(context),
      },
    });
  },
  inherit_floor: ({ from, common, floor }, context) => {
    const objection = serviceOnly(context);
    if (objection) return refuse(objection);
    const { approvers, fewest, callBack, hold, strictest } = floor;
    return one({
      type: 'case.floor_inherited',
      data: {
        ...{ from, common, fewest, callBack, hold },
        approvers: [...approvers],
        strictest: [...strictest],
        step: backFrom(context),
      },
    });
  },
};
