/** The last order to destroy the keys of a case: of two persons, after days. */
import { z } from 'zod';
import type { Frozen } from './floor-state.js';
import { ErasureCause } from './vocabulary.js';

export const ErasureOrder = z.strictObject({
  id: z.uuid(),
  seq: z.int().describe('Of the entry that ordered it: the second signature states it'),
  keys: z.array(z.string()),
  days: z.int(),
  cause: ErasureCause,
  by: z.string(),
  confirmedBy: z.string().nullable(),
  dueAt: z.string().nullable().describe('When its days are over; null until a second person confirmed it'),
  ended: z.enum(['stopped', 'carried_out']).nullable(),
});
export type ErasureOrder = Frozen<z.infer<typeof ErasureOrder>>;
