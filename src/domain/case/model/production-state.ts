/** What the state of a case keeps of its production orders. */
import { z } from 'zod';
import { DataCategory, Sha256Text } from '../../law/vocabulary.js';
import { Id, InstantText } from './event-schema.js';
import type { Frozen } from './floor-state.js';

const MOST_TARGETS = 10_000;

const OrderedTarget = z.strictObject({
  /**
   * The same in each order and each table of the case: a name that two orders add is one target, however it is spelt. It says
   * nothing of the name, which is sealed with the case.
   */
  id: Id,
  /** In the list of targets that was read; null where a person added the target. */
  place: z.int().nonnegative().nullable(),
});

/** What is ordered, as the log keeps it and the person signs it. */
export const ordered = {
  targets: z.array(OrderedTarget).min(1).max(MOST_TARGETS),
  categories: z.array(DataCategory).min(1),
  period: z.boolean().describe('Limited to a period, which is sealed with the case'),
  dueAt: InstantText,
  named: Sha256Text.describe('Digest of the names and the period, under the key of the case'),
};
const Ordered = z.strictObject(ordered);
export type Ordered = Frozen<z.infer<typeof Ordered>>;

/** A file that operations handed in for one target, as the log keeps it. */
export const handedIn = {
  target: Id,
  size: z.int().positive().describe('In bytes'),
  digest: Sha256Text.describe('Of its name, size and digests, under the key of the case'),
};
/** `not_scanned`: no antivirus is set, or the file is larger than it takes. */
export const scanVerdicts = ['clean', 'infected', 'not_scanned'] as const;
export const fileDecisions = ['accept', 'refuse'] as const;
export const HandedFile = z
  .strictObject({
    id: Id,
    ...handedIn,
    by: z.string(),
    scan: z.enum(scanVerdicts).optional().describe('Absent until the antivirus was asked'),
    decision: z.enum(fileDecisions).optional().describe('Of a person, on a file that no antivirus called clean'),
    decidedBy: z.string().optional(),
  })
  .meta({ id: 'HandedFile' });
export type HandedFile = Frozen<z.infer<typeof HandedFile>>;

export const productionStates = ['issued', 'collecting', 'delivered', 'impossible', 'withdrawn'] as const;

export const ProductionOrder = z
  .strictObject({
    id: Id,
    ...ordered,
    by: z.string(),
    state: z.enum(productionStates),
    empty: z.array(Id).describe('Targets of which operations hold nothing; known once it is delivered'),
    files: z.array(HandedFile).optional().describe('Handed in for its targets; absent where there is none'),
  })
  .meta({ id: 'ProductionOrder' });
export type ProductionOrder = Frozen<z.infer<typeof ProductionOrder>>;
