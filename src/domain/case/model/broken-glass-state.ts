import { z } from 'zod';
import type { Frozen } from './floor-state.js';

/** Exceptional access of one account: it reads and reassigns, nothing else, for a few hours. */
export const BrokenGlass = z.strictObject({
  id: z.uuid(),
  askedBy: z.string(),
  grantedBy: z.string().nullable(),
  until: z.string().nullable(),
});
export type BrokenGlass = Frozen<z.infer<typeof BrokenGlass>>;
