/** What a printed case file says of itself: attached to it as canonical JSON (RFC 8785), by which a verifier knows it. */
import { z } from 'zod';

export const PRINTED_CASE_FORMAT = 'greffe/printed-case/v1';

/** The name of the attachment. */
export const PRINTED_CASE_FILE = 'printed-case.json';

export const PrintedCase = z.strictObject({
  format: z.literal(PRINTED_CASE_FORMAT),
  reference: z.string(),
  printedAt: z.iso.datetime(),
  /** Entries of the log that the file lists. */
  entries: z.int().nonnegative(),
  /** Whether the text of the messages is in it. */
  texts: z.boolean(),
});
export type PrintedCase = z.infer<typeof PrintedCase>;
