/** The envelope of an arrival, kept sealed beside it. */
import { z } from 'zod';

/** What the transport said of the mail (RFC 5321); the checks of the sender need it. */
export const Envelope = z.strictObject({
  clientAddress: z.string(),
  helo: z.string().nullable(),
  from: z.string(),
  recipients: z.array(z.string()),
});
export type Envelope = z.infer<typeof Envelope>;

/** What the envelope of an arrival is sealed to. */
export const envelopeContext = (occurrence: string): string => `occurrence/${occurrence}`;
