/** Guards that a control takes away, one at a time or all, without touching the rules themselves. */

import type { Command } from '../../../src/domain/case/command.js';
import type { CaseEvent } from '../../../src/domain/case/event.js';
import type { Actor, Circumstances } from '../../../src/domain/case/model/circumstances.js';
import { floorOf } from '../../../src/domain/case/model/floor.js';
import { noFloor } from '../../../src/domain/case/model/floor-state.js';
import type { CaseState } from '../../../src/domain/case/model/state.js';
import { approverRoles } from '../../../src/domain/law/vocabulary.js';
import { id } from '../../support/case-walk.js';

export const guards = [
  /** A correction that weakens the judgement takes effect at once. */
  'second_person',
  /** Two accounts of one person count as two persons. */
  'natural_person',
  /** Any role confirms. */
  'stricter_role',
  /** The judgement in force alone says who consents. */
  'strictest_quorum',
  /** A second case about the same act asks what it would ask alone. */
  'same_act',
  /** An answer goes to any mailbox. */
  'mailbox',
  /** One person lowers the quorum. */
  'lowered_by_two',
  /** A person who lowered the quorum prepares under the lower one. */
  'preparer_lowered_nothing',
  /** An unknown origin is left without evidence. */
  'evidence',
] as const;
export type Guard = (typeof guards)[number];
export type Off = ReadonlySet<Guard>;

const stranger = id(9_999);
const evidence = {
  zone: 'FR',
  method: 'official_publication',
  evidence: 'c'.repeat(64),
  mailbox: null,
  noteId: id(998),
} as const;

/** The state as a decision without these guards would see it. */
export function seenWithout(off: Off, state: CaseState, command: Command): CaseState {
  let seen = state;
  if (off.has('second_person') || off.has('evidence')) seen = { ...seen, alone: [] };
  if (off.has('lowered_by_two') && command.type === 'lower_floor' && seen.lowering)
    seen = { ...seen, lowering: { ...seen.lowering, by: stranger } };
  if (off.has('preparer_lowered_nothing')) seen = { ...seen, loweredBy: [] };
  if (off.has('evidence'))
    seen = { ...seen, origins: [...seen.origins, { ...evidence, by: stranger, confirmedBy: null }] };
  return seen;
}

const secondActs: readonly Command['type'][] = [
  'confirm_correction',
  'confirm_origin',
  'ask_lower_floor',
  'lower_floor',
];

export const actorWithout = (off: Off, actor: Actor, { type }: Command): Actor =>
  off.has('stricter_role') && actor.kind === 'person' && secondActs.includes(type)
    ? { ...actor, roles: approverRoles }
    : actor;

const withoutPersons = ({ people }: Circumstances): Pick<Circumstances, 'people'> => ({
  people: new Map([...people].map(([account, known]) => [account, { ...known, person: account }])),
});

export function circumstancesWithout(off: Off, at: Circumstances): Circumstances {
  if (off.size === 0) return at;
  return {
    ...at,
    ...(off.has('natural_person') && withoutPersons(at)),
    ...(off.has('same_act') && { related: [] }),
    ...(off.has('mailbox') && { mailbox: null }),
  };
}

export function eventsWithout(off: Off, events: readonly CaseEvent[]): CaseEvent[] {
  return events.flatMap((event): CaseEvent[] =>
    off.has('second_person') && event.type === 'case.correction_proposed'
      ? event.data.changes.map(({ fact, value }) => ({
          type: 'case.fact_confirmed',
          data: { fact, value, corrected: true },
        }))
      : [event],
  );
}

/** The state after an event, as one without these guards would be. */
export function foldedWithout(off: Off, state: CaseState): CaseState {
  if (!off.has('strictest_quorum')) return state;
  const { classification, hold, floor } = state;
  const now = classification ? floorOf(classification, hold) : noFloor;
  return { ...state, floor: { ...now, strictest: floor.strictest, from: floor.from } };
}
