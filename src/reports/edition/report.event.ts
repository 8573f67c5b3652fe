/** What the ledger keeps of a report: enough to recognise each of its files and what it was counted from. */
import { z } from 'zod';
import { Sha256Text } from '../../domain/law/vocabulary.js';
import { Reason } from '../../domain/report/erratum.js';

export const ReportBuilt = z
  .strictObject({
    period: z.string(),
    edition: z.int().positive(),
    /** SHA-256 of each file by its name. */
    files: z.record(z.string(), Sha256Text),
    manifestSha256: Sha256Text,
    checkpoint: z.strictObject({ size: z.int().nonnegative(), root: Sha256Text }),
    reason: Reason.optional().describe('Why it was built before the end of its quarter, or what it corrects'),
  })
  .meta({ id: 'ReportBuilt' });
export type ReportBuilt = z.infer<typeof ReportBuilt>;

export const REPORT_SIGNED_OFF = 'report.signed_off';
export const REPORT_PUBLISHED = 'report.published';

/** What a person signs off or publishes: the edition, and the digest of its files (domain/report/edition.ts). */
export const ReportAct = z.strictObject({ edition: z.int().positive(), digest: Sha256Text });
export type ReportAct = z.infer<typeof ReportAct>;

/** Files that grew by an archive time-stamp; the bytes that people signed off are still their beginning. */
export const ReportRenewed = z.strictObject({
  edition: z.int().positive(),
  /** 1, 2, 3 … of one edition. */
  number: z.int().positive(),
  files: z.record(z.string(), Sha256Text),
});
export type ReportRenewed = z.infer<typeof ReportRenewed>;

/** Where a renewed file is kept beside the one it grew from. */
export const renewedName = (number: number, name: string): string => `renewal-${number}/${name}`;

const By = z.strictObject({ by: z.string().describe('Id of a person, or a name of the product'), at: z.string() });

/** An edition with what people did about it. */
export const ReportEdition = ReportBuilt.extend({
  digest: Sha256Text.describe('SHA-256 of the lines of `sha256sum` over its files, sorted by name'),
  state: z.enum(['built', 'signed_off', 'published']),
  built: By,
  signOffs: z.array(By),
  published: By.nullable(),
  renewals: z.int().nonnegative().describe('How often archive time-stamps were added since'),
  kept: z
    .record(z.string(), z.strictObject({ place: z.string(), sha256: Sha256Text }))
    .describe('Each file as it is kept now, its archive time-stamps renewed'),
}).meta({ id: 'ReportEdition' });
export type ReportEdition = z.infer<typeof ReportEdition>;
