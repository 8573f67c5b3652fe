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
/** Quarters have no words of their own: they are written as dates are. */
const LabelKind = z.enum([...fileKinds, 'quarters']);
export type LabelKind = z.infer<typeof LabelKind>;

export const Labels = z.strictObject(
  Object.fromEntries(fileKinds.map((kind) => [kind, z.record(z.string(), Words)])) as Record<
    (typeof fileKinds)[number],
    z.ZodRecord<z.ZodString, typeof Words>
  >,
);
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
    pageBreak: z.literal(true),
  })
  .partial()
  .refine((block) => Object.keys(block).filter((key) => key !== 'when').length === 1, 'A block is one thing.');
export type BlockTemplate = z.infer<typeof BlockTemplate>;

export const outcomeColumns = [
  'disclosed',
  'refused',
  'redirected',
  'clarification',
  'noData',
  'withdrawn',
  'pending',
  'total',
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
  outcomeHeads: z.strictObject(
    Object.fromEntries(outcomeColumns.map((column) => [column, Text])) as Record<
      (typeof outcomeColumns)[number],
      typeof Text
    >,
  ),
  totalLabel: Text,
});
export type ReportTemplate = z.infer<typeof ReportTemplate>;
