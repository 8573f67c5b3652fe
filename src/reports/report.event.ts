/** What the ledger keeps of a report: enough to recognise each of its files and what it was counted from. */
import { z } from 'zod';
import { Sha256Text } from '../domain/law/vocabulary.js';

export const REPORT_BUILT = 'report.built';

export const ReportBuilt = z
  .strictObject({
    period: z.string(),
    edition: z.int().positive(),
    /** SHA-256 of each file by its name. */
    files: z.record(z.string(), Sha256Text),
    manifestSha256: Sha256Text,
    checkpoint: z.strictObject({ size: z.int().nonnegative(), root: Sha256Text }),
  })
  .meta({ id: 'ReportBuilt' });
export type ReportBuilt = z.infer<typeof ReportBuilt>;
