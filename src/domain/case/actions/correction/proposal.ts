/** The proposal that a person decides on, unless another took its place. */
import { z } from 'zod';
import type { ProposedCorrection } from '../../model/floor-state.js';
import type { CaseState } from '../../model/state.js';

/** The sequence of the entry that proposed it. */
export const proposal = z.coerce.number().int().positive();

export const proposalOf = ({ proposed }: CaseState, seq: number): ProposedCorrection | null =>
  proposed?.seq === seq ? proposed : null;
