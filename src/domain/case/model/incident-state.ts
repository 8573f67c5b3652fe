/** What the state of a case keeps of an incident. */
import { z } from 'zod';
import { Measure } from '../../law/measure.js';
import type { Frozen } from './floor-state.js';

const OrderedMeasure = z.strictObject({
  id: z.uuid().describe('Of the note of the order'),
  measure: Measure,
  by: z.string(),
  acknowledgeBefore: z.string(),
  acknowledged: z.boolean().describe('Operations confirmed that it is done'),
});
export const Incident = z.strictObject({
  measures: z.array(OrderedMeasure).describe('Those that stand'),
  decision: z.strictObject({ significant: z.boolean(), dataReached: z.boolean(), by: z.string() }).nullable(),
});
export type Incident = Frozen<z.infer<typeof Incident>>;
