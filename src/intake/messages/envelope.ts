/** The envelope of an arrival, kept sealed beside it. */
import { z } from 'zod';
import { ServiceManner } from '../../domain/law/vocabulary.js';

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

/** What a person says of a request that they enter; kept sealed in the place of an envelope. */
export const Entered = z.strictObject({
  person: z.uuid(),
  manner: ServiceManner,
  /** Null for the moment of the entry. */
  servedAt: z.iso.datetime().nullable(),
  /** Who brought it, who received it. */
  words: z.string(),
});
export type Entered = z.infer<typeof Entered>;
