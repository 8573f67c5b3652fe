/** What a person may ask of the log of acts, all of it from the query string. */
import { z } from 'zod';
import { day } from '../../domain/kernel/day.js';
import { eventKinds } from '../../ledger/event-kinds.js';

const Day = z.iso.date().transform(day);

/** A type of entry, or a family: all types of the streams of that name. */
const typesOf = new Map<string, readonly string[]>(
  Object.entries(eventKinds).flatMap(([family, kinds]) => [
    [family, Object.keys(kinds)] as const,
    ...Object.keys(kinds).map((type) => [type, [type]] as const),
  ]),
);

export const ActsFilter = z.strictObject({
  person: z.uuid().optional().describe('Who acted'),
  reference: z.string().trim().toUpperCase().min(1).max(60).optional().describe('Reference of a case'),
  kind: z
    .string()
    .max(100)
    .refine((kind) => typesOf.has(kind))
    .optional()
    .describe(
      'A type of entry, such as "case.approved", or the first part of the name of their streams, such as "access"',
    ),
  from: Day.optional().describe('First day, in Paris'),
  to: Day.optional().describe('Last day, in Paris'),
});
export type ActsFilter = z.infer<typeof ActsFilter>;

export const ActsQuery = z.strictObject({
  ...ActsFilter.shape,
  after: z.string().max(600).optional().describe('"next" of the page before'),
});
export type ActsQuery = z.infer<typeof ActsQuery>;

export const ActsExport = z.strictObject({
  ...ActsFilter.shape,
  language: z.enum(['fr', 'en']).default('fr').describe('Of the column names and of what the entries say'),
});
export type ActsExport = z.infer<typeof ActsExport>;

export const typesOfKind = (kind: string): readonly string[] => typesOf.get(kind) ?? [];
