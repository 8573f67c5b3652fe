/** What an order to destroy the keys of a case says, and what stands against it. */
import { z } from 'zod';
import { addHours, type Instant } from '../../kernel/instant.js';
import { type Refusal, refusal } from '../../kernel/result.js';
import type { Circumstances } from './circumstances.js';
import type { ErasureOrder } from './erasure-state.js';
import { holdsBack } from './floor.js';
import { bindsOperations } from './instructions.js';
import type { CaseState } from './state.js';
import { ErasureCause } from './vocabulary.js';

/** Days in which one person may stop it: constants of the code, so that no setting shortens them. */
export const SHORTEST_DAYS = 3;
const LONGEST_DAYS = 30;

/** Exactly what is signed: which keys, after how many days, and why. */
export const erasureTerms = {
  keys: z.array(z.uuid()).min(1).max(10_000).describe('Ids of the keys of the case and of its messages'),
  days: z.int().min(SHORTEST_DAYS).max(LONGEST_DAYS).describe('In which one person may stop it'),
  cause: ErasureCause,
};

/** The order that waits for its second person, or for its days; null where none does. */
export const runningErasure = ({ erasureOrder }: CaseState): ErasureOrder | null =>
  erasureOrder && erasureOrder.ended === null ? erasureOrder : null;

export const erasureDueAt = (confirmedAt: Instant, days: number): Instant => addHours(confirmedAt, days * 24);

/** True when both name the same keys, in whichever order. */
export const sameKeys = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && new Set([...some, ...others]).size === some.length;

const notErased = refusal(
  'not-erased',
  'conflict',
  'Seul un dossier clos, hors du circuit ordinaire ou dont on ne garde que le minimum, est effacé.',
  'Only a closed case of the secret cell, or one of which the minimum alone is kept, is erased.',
  'CSI L881-1',
);
const evidenceKept = refusal(
  'evidence-kept',
  'conflict',
  'Une conservation, une instruction aux opérations, une attente ou un recours court encore : rien n’est effacé.',
  'A preservation, an instruction to operations, a hold or a challenge still runs: nothing is erased.',
);

/** Whether the content of the case is locked, and is erased by an order alone: its circuit says so. */
export const isLocked = ({ circuit }: Pick<CaseState, 'circuit'>, { circuits }: Pick<Circumstances, 'circuits'>) =>
  circuits.get(circuit)?.keepsContent === false;

/** Whether an order may ever erase the content of the case: it is locked, or its circuit keeps the minimum only. */
export const isErasable = (state: Pick<CaseState, 'circuit'>, at: Pick<Circumstances, 'circuits'>): boolean =>
  isLocked(state, at) || at.circuits.get(state.circuit)?.keepsMinimum === true;

/** Why nothing of the case is erased now; null where an order may be. */
export function objectionToErasure(state: CaseState, at: Pick<Circumstances, 'circuits'>): Refusal | null {
  if (state.status !== 'closed' || !isErasable(state, at)) return notErased;
  const { preservation, challenges, hold, floor } = state;
  const runs = (preservation !== null && preservation.ended === null) || bindsOperations(state);
  const contested = challenges.some(({ result }) => result === null);
  return runs || contested || holdsBack(hold) || holdsBack(floor.hold) ? evidenceKept : null;
}
