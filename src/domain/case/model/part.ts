/** The parts of a request that is several, as entries and the state keep them. */
import { z } from 'zod';
import { DataCategory, InstrumentCode, Outcome } from '../../law/vocabulary.js';
import type { Frozen } from './floor-state.js';

/** Why a message is in the case of a part: it is one of those of the request. */
export const PART_OF_REQUEST = 'part_of_request';

const MOST_PARTS = 9;
const MOST_TARGETS = 10_000;

/** What a part takes over of the request. Who asks, and how it came, are those of the whole: no part changes them. */
export const AskedPart = z.strictObject({
  bases: z.array(InstrumentCode).min(1),
  categories: z.array(DataCategory),
  /** Places in the list of targets that was read. */
  targets: z.array(z.int().nonnegative()).max(MOST_TARGETS),
});
export type AskedPart = Frozen<z.infer<typeof AskedPart>>;

export const Parts = z.array(AskedPart).min(2).max(MOST_PARTS);

export const ProposedSplit = z.strictObject({ parts: Parts, noteId: z.uuid(), by: z.string(), seq: z.int() });
export const StandingSplit = z.strictObject({
  parts: Parts,
  cases: z.array(z.uuid()).describe('The case of each part, in the same order; none until they are opened'),
});
export const PartOf = z.strictObject({
  whole: z.uuid(),
  number: z.int().positive(),
  undone: z.boolean().describe('The division was undone before it was acted on'),
});

/** How a part stands, for what is decided on its whole. */
export const PartStanding = z.strictObject({
  id: z.uuid(),
  closed: z.boolean(),
  outcome: Outcome.nullable(),
  accountsDisclosed: z.int(),
  seq: z.int(),
  touched: z.boolean().describe('A person acted on it'),
});
export type PartStanding = Frozen<z.infer<typeof PartStanding>>;
