/**
 * What the templates of Regulation (EU) 2024/2835 ask of a host and no order of an authority causes: notices (part 4), its
 * own moderation (5, 6), complaints (7), automated means (8) and the words on them (11). The operator states it.
 */
import { z } from 'zod';
import type { TemplateRow } from './dsa-rows.js';

const Told = z.string().trim().min(1).max(5_000);
const Count = z.int().nonnegative();
const Hours = z.number().nonnegative();

/** Columns F to O of part 4 and F to U of parts 5 and 6, in their order. */
export const noticeMeasures = [
  ...(['notices', 'trustedNotices', 'items', 'trustedItems', 'medianHours', 'trustedMedianHours'] as const),
  ...(['lawActions', 'trustedLawActions', 'termsActions', 'trustedTermsActions'] as const),
] as const;
export const ownMeasures = [
  ...(['measures', 'automated', 'removal', 'disable', 'demoted', 'ageRestricted', 'interactionRestricted'] as const),
  ...(['labelled', 'visibilityOther', 'monetarySuspension', 'monetaryTermination', 'monetaryOther'] as const),
  ...(['serviceSuspension', 'serviceTermination', 'accountSuspension', 'accountTermination'] as const),
] as const;
type Measure = (typeof noticeMeasures)[number] | (typeof ownMeasures)[number];

/** A median is stated for the row it stands in; every other measure is a count, and counts of parts add up to their whole. */
export const isMedian = (measure: Measure): boolean => measure.endsWith('edianHours');

/** What is counted among another measure is never more than it. */
const among: Partial<Record<Measure, Measure>> = {
  trustedNotices: 'notices',
  trustedItems: 'items',
  trustedLawActions: 'lawActions',
  trustedTermsActions: 'termsActions',
  automated: 'measures',
};

/** Numbers stated under one code, or under a sub-category that the operator adds to a category and describes. */
export interface StatedLine {
  readonly code: string;
  readonly other?: string | undefined;
  readonly context?: string | undefined;
  readonly values: { readonly [Name in Measure]?: number | undefined };
}

/** A part that is left out, with the specific and objective reason that Annex II asks for, or its lines. */
export type StatedPart =
  | { readonly omitted: string }
  | { readonly never: readonly Measure[]; readonly lines: readonly StatedLine[] };

/** Why the numbers of a line cannot stand under its code; undefined where they can. */
function faultOfLine({ code, other, values }: StatedLine, rows: readonly TemplateRow[]): string | undefined {
  const isSum = code === 'TOTAL' || rows.some((row) => row.category === code && row.code !== code);
  if (other !== undefined && (!isSum || code === 'TOTAL'))
    return `${code} takes no sub-category of the operator's own.`;
  const counts = Object.keys(values).filter((name) => !isMedian(name as Measure));
  if (isSum && other === undefined && counts.length > 0) {
    return `${code} is the sum of its parts: state ${counts.join(', ')} under a sub-category, or under one of your own with "other".`;
  }
  const wrong = Object.entries(among).find(
    ([part, whole]) => (values[part as Measure] ?? 0) > (values[whole] ?? Number.POSITIVE_INFINITY),
  );
  return wrong && `${code}: ${wrong[0]} is more than ${wrong[1]}.`;
}

function partSchema(measures: readonly Measure[], rows: readonly TemplateRow[]) {
  const codes = rows.map(({ code }) => code);
  const shape = Object.fromEntries(
    measures.map((name) => [name, (isMedian(name) ? Hours : Count).optional()] as const),
  ) as Record<Measure, z.ZodOptional<z.ZodNumber>>;
  const Line = z
    .strictObject({ code: z.enum(codes), other: Told.optional(), context: Told.optional(), ...shape })
    .transform(({ code, other, context, ...values }): StatedLine => ({ code, other, context, values }));
  const Lines = z.strictObject({
    /** What the service could never do: blank in every row, where what did not happen is 0. */
    never: z.array(z.enum(measures)).default([]),
    lines: z.array(Line).superRefine((lines, report) => {
      const refuse = (message: string, at: number) => report.addIssue({ code: 'custom', message, path: [at] });
      lines.forEach((line, at) => {
        const fault = faultOfLine(line, rows);
        if (fault) refuse(fault, at);
        const isSame = (each: StatedLine) =>
          line.other === undefined ? each.code === line.code && each.other === undefined : each.other === line.other;
        if (lines.findIndex(isSame) < at) refuse(`${line.other ?? line.code} is stated twice.`, at);
      });
    }),
  });
  return z.union([z.strictObject({ omitted: Told }), Lines]);
}

const Share = z.number().min(0).max(1);
const Automated = z.strictObject({
  solely: Count,
  notAutomated: Count,
  accuracy: Share.optional(),
  precision: Share.optional(),
  recall: Share.optional(),
  /** What the three indicators mean, and why they were chosen: Annex II wants it beside them. */
  context: Told.optional(),
});
/** Indicators without their context do not pass: the column "must be used". */
const Means = Automated.refine(
  ({ accuracy, precision, recall, context }) =>
    (accuracy ?? precision ?? recall) === undefined || context !== undefined,
  { message: 'Indicators of accuracy need their context.', path: ['context'] },
);

/** Indicators of part 11 that apply to a host, in their order. */
export const qualities = ['summary', 'detection', 'means', 'indicators', 'purposes', 'safeguards'] as const;

const Omitted = z.strictObject({ omitted: Told });

/** The schema of the operator's file, with the codes that the templates have. A part it does not name is left to complete. */
export const dsaStatements = (rows: Readonly<Record<'notices' | 'illegal' | 'terms', readonly TemplateRow[]>>) =>
  z.strictObject({
    notices: partSchema(noticeMeasures, rows.notices).optional(),
    ownInitiativeIllegal: partSchema(ownMeasures, rows.illegal).optional(),
    ownInitiativeTerms: partSchema(ownMeasures, rows.terms).optional(),
    complaints: z.union([Omitted, z.strictObject({ submitted: Count, context: Told.optional() })]).optional(),
    automatedMeans: z
      .union([Omitted, z.strictObject({ measures: Means, ownInitiative: Means, notices: Means })])
      .optional(),
    qualitative: z
      .strictObject(
        Object.fromEntries(qualities.map((name) => [name, Told.optional()])) as Record<
          (typeof qualities)[number],
          z.ZodOptional<z.ZodString>
        >,
      )
      .optional(),
  });
export type DsaStatements = z.infer<ReturnType<typeof dsaStatements>>;
