/** What is personal in a production order: sealed under the key of the case, shown to operations and to the people of the case. */
import { z } from 'zod';

const OrderedName = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  kind: z.string().nullable().describe('As it was read; null where a person added the target'),
});

/** Of one order; its digest stands in the entry. */
export const OrderedNames = z.strictObject({
  targets: z.array(OrderedName),
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
});
export type OrderedNames = z.infer<typeof OrderedNames>;
