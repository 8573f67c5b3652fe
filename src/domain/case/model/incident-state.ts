/** What the state of a case keeps of an incident; its measures are instructions to operations. */
import { z } from 'zod';
import type { Frozen } from './floor-state.js';

export const Incident = z.strictObject({ significant: z.boolean(), dataReached: z.boolean(), by: z.string() });
export type Incident = Frozen<z.infer<typeof Incident>>;
