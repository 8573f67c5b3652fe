/** What a try on a case is written from, and what several tries are made of. */
import type { Command } from '../../src/domain/case/command.js';
import type { Actor } from '../../src/domain/case/model/circumstances.js';
import type { CaseState } from '../../src/domain/case/model/state.js';
import type { Random } from '../faults/testbed/random.js';
import type { Domain } from './domain.js';
import { uuid } from './people.js';

/** What a try is written from. */
export interface View {
  readonly state: CaseState;
  readonly actor: Actor;
  readonly random: Random;
  readonly domain: Domain;
  readonly now: string;
  /** People confirm what stands, and checks hold. */
  readonly calm: boolean;
  /** A number that no other id of the history has. */
  readonly fresh: () => number;
}
export type Writer = (view: View) => Command | null;

export const noteId = ({ fresh }: View) => ({ noteId: uuid(fresh()) });
export const clockOf = ({ state, random }: View) => ({ code: random.of([...state.clocks, { code: 'D-NONE' }]).code });
export const shifted = (now: string, hours: number): string =>
  new Date(Date.parse(now) + hours * 3_600_000).toISOString();
