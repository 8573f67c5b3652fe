/** What the files of templates/report hold: texts, labels and counting rules, each with its version. */
import { z } from 'zod';

const Text = z.string().min(1);
const Pointer = z.string().regex(/^(\/[A-Za-z0-9]+)+$/);
const Words = z.strictObject({ fr: Text, en: Text });

const fileKinds = [
  'sections',
  'countries',
  'instruments',
  'categories',
  'grounds',
  'relays',
  'notices',
  'channels',
  'addressees',
  'emergencies',
] as const;
/** Absent from the labels of older reports. */
const newerKinds = ['manners', 'delays', 'customers'] as const;
/** Quarters have no words of their own: they are written as dates are. `texts`: instruments by their names alone. */
const LabelKind = z.enum([...fileKinds, ...newerKinds, 'quarters', 'texts']);
export type LabelKind = z.infer<typeof LabelKind>;

const Named = z.record(z.string(), Words);

export const Labels = z.strictObject({
  ...(Object.fromEntries(fileKinds.map((kind) => [kind, Named])) as Record<(typeof fileKinds)[number], typeof Named>),
  ...{ manners: Named.default({}), delays: Named.default({}), customers: Named.default({}) },
});
export type Labels = z.infer<typeof Labels>;

export const CountingRules = z.strictObject({
  version: z.int().positive(),
  rules: z.record(z.string().regex(/^R\d+$/), Words),
});
export type CountingRules = z.infer<typeof CountingRules>;

const Captioned = { caption: Text, rules: z.array(Text).min(1) };

const TableTemplate = z.union([
  z.strictObject({ ...Captioned, head: z.array(Text), widths: z.array(z.number()), lines: z.array(z.array(Text)) }),
  z.strictObject({
    ...Captioned,
    head: z.array(Text),
    widths: z.array(z.number()),
    each: Pointer,
    labels: LabelKind,
    columns: z.array(Text),
    total: z.strictObject({ label: Text, pointers: z.array(Pointer) }).optional(),
  }),
  z.strictObject({ ...Captioned, detail: z.strictObject({ figure: Pointer, first: Text, hidden: Text }) }),
  z.strictObject({ ...Captioned, outcomes: z.strictObject({ each: Pointer, labels: LabelKind, first: Text }) }),
  z.strictObject({ ...Captioned, cross: z.strictObject({ figure: Pointer, labels: LabelKind, first: Text }) }),
]);
export type TableTemplate = z.infer<typeof TableTemplate>;

const ChartTemplate = z.strictObject({
  shape: z.enum(['bars', 'columns']).default('bars'),
  each: Pointer,
  /** The measure printed at the end of each bar. */
  total: z.string().default('total'),
  /** The first lines only: the table beside it has them all. */
  most: z.int().positive().optional(),
  /** Each bar states the number of each segment where the total is withheld. */
  numbered: z.boolean().default(false),
  labels: LabelKind,
  alt: Text,
  stack: z.array(z.strictObject({ label: Text, columns: z.array(Text) })),
});
export type ChartTemplate = z.infer<typeof ChartTemplate>;

/** Exactly one of the keys, but for `when`. */
const BlockTemplate = z
  .strictObject({
    /** The block is printed only where this flag of the manifest is true. */
    when: Pointer,
    cover: z.strictObject({ organisation: Text, title: Text, lines: z.array(Text) }),
    headline: z.strictObject({ value: Text, text: Text }),
    contents: z.strictObject({ link: Text }),
    heading: z.strictObject({ level: z.union([z.literal(1), z.literal(2), z.literal(3)]), text: Text }),
    lead: Text,
    body: Text,
    note: Text,
    statement: Text,
    rule: Text,
    keyFigures: z.array(z.strictObject({ value: Text, label: Text })).max(4),
    chart: ChartTemplate,
    table: TableTemplate,
    definitions: z.array(z.strictObject({ term: Text, text: Text })),
    /** What the operator tells of some cases. */
    stories: z.literal(true),
    /** The DSA reports that are published with it, one a service. */
    dsaReports: z.strictObject({ caption: Text, head: z.array(Text).length(2) }),
    pageBreak: z.literal(true),
  })
  .partial()
  .refine((block) => Object.keys(block).filter((key) => key !== 'when').length === 1, 'A block is one thing.');
export type BlockTemplate = z.infer<typeof BlockTemplate>;

const outcomeColumns = [
  ...(['disclosed', 'refused', 'redirected', 'clarification', 'noData', 'withdrawn', 'pending'] as const),
  ...(['other', 'foreign', 'total'] as const),
] as const;

export const ReportTemplate = z.strictObject({
  version: z.int().positive(),
  language: z.enum(['fr', 'en']),
  title: Text,
  subject: Text,
  footer: Text,
  page: Text,
  reason: Text,
  signatureField: Text,
  blocks: z.array(BlockTemplate),
  /** The blocks of a report that has no tables; absent from the texts of reports that always have them. */
  onePage: z.array(BlockTemplate).optional(),
  /** The columns of the tables by outcome, in their order. */
  outcomeHeads: z.partialRecord(z.enum(outcomeColumns), Text),
  /** The head of the one column that is left where the outcomes are not told apart. */
  together: Text.optional(),
  totalLabel: Text,
});
export type ReportTemplate = z.infer<typeof ReportTemplate>;
