/** What a person may ask of the queues, all of it from the query string; personal words only as a sealed search. */
import { z } from 'zod';
import {
  Country,
  DataCategory,
  Door,
  InstrumentCode,
  IssuerKind,
  IssuerZone,
  Outcome,
  Verdict,
} from '../domain/law/vocabulary.js';
import { StepKind } from '../domain/workflow/circuit.js';

/** The value of the API for a case without a person, which saved views hold. */
export const UNASSIGNED = 'nobody';

const LARGEST_PAGE = 200;
const FARTHEST = 1_000_000;

/** One value or several: `desk=legal&desk=approvers`. */
const several = <T extends z.ZodType>(schema: T) =>
  z.union([schema.transform((one) => [one]), z.array(schema).min(1).max(50)]).optional();
const Flag = z.stringbool().optional();
const Code = z.string().regex(/^[a-zA-Z0-9_-]{1,60}$/);

const filterShape = {
  status: z.enum(['open', 'closed', 'all']).default('open'),
  desk: several(Code),
  circuit: several(Code),
  step: several(Code),
  stepKind: several(StepKind),
  assignee: several(z.union([z.uuid(), z.enum(['me', UNASSIGNED])])).describe(
    'A person, "me" (with those for whom the person who asks stands in now) or "nobody"',
  ),
  todo: z.literal('me').optional().describe('"me": the next act is open to the person who asks'),
  verdict: several(Verdict),
  country: several(Country),
  zone: several(IssuerZone),
  issuerKind: several(IssuerKind),
  row: several(z.string().regex(/^[A-Z]\d{2}[A-Za-z0-9]*$/)).describe('Row of the table of law'),
  basis: several(InstrumentCode),
  category: several(DataCategory),
  language: several(z.string().regex(/^[a-z]{2,3}$/)),
  door: several(Door),
  outcome: several(Outcome),
  emergency: Flag,
  toPost: z.literal('true').optional().describe('"true": a released letter waits for the person who posts it'),
  late: Flag.describe('The alarm of its tightest clock has passed'),
  dueWithinHours: z.coerce.number().positive().max(10_000).optional(),
  since: z.iso.datetime().optional().describe('Received after this instant'),
  before: z.iso.datetime().optional().describe('Received before this instant'),
  search: z.string().max(2000).optional().describe('From POST /api/case-searches'),
} as const;

export const orders = ['due', 'newest', 'oldest'] as const;

export const QueueFilter = z.strictObject({
  ...filterShape,
  asOf: z.iso
    .datetime()
    .optional()
    .describe('The instant at which time left is measured; of the answer to the first page'),
});
export type QueueFilter = z.infer<typeof QueueFilter>;

export const QueueQuery = z.strictObject({
  ...QueueFilter.shape,
  order: z.enum(orders).optional().describe('"due" (the nearest end first) for open cases, else "newest"'),
  limit: z.coerce.number().int().min(1).max(LARGEST_PAGE).default(50),
  after: z.string().max(300).optional().describe('"next" of the page before'),
  skip: z.coerce.number().int().min(0).max(FARTHEST).optional().describe('Jumps to a place instead; with "asOf"'),
});
export type QueueQuery = z.infer<typeof QueueQuery>;
export type QueueOrder = (typeof orders)[number];

/** The order of a list whose order is not asked for. */
export const orderOf = ({ status }: QueueFilter): QueueOrder => (status === 'open' ? 'due' : 'newest');

/** Fields by which the queues count their cases, each with its column. */
export const facets = {
  desk: 'desk',
  circuit: 'circuit',
  step: 'step',
  stepKind: 'step_kind',
  assignee: 'assignee',
  verdict: 'verdict',
  country: 'issuer_country',
  zone: 'issuer_zone',
  issuerKind: 'issuer_kind',
  row: 'row_of_law',
  language: 'language',
  door: 'door',
  outcome: 'outcome',
  emergency: 'emergency',
} as const;
export type Facet = keyof typeof facets;

/** Fields of which a case has several values at once. */
export const listFacets = { basis: 'bases', category: 'categories' } as const;
export type ListFacet = keyof typeof listFacets;
