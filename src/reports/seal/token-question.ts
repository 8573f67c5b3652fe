/** What the process of a PKCS#11 token is asked, and what it answers. */
import { z } from 'zod';

export const TokenQuestion = z.strictObject({
  /** Library of the maker of the token. */
  module: z.string(),
  token: z.string(),
  /** Label of the private key. */
  object: z.string(),
  pin: z.string(),
  kind: z.enum(['ec', 'rsa']),
  /** What is signed: a SHA-256 for an elliptic curve, a DigestInfo (RFC 8017, 9.2) for RSA; in base64. */
  input: z.base64(),
});
export type TokenQuestion = z.infer<typeof TokenQuestion>;

export const TokenAnswer = z.union([
  z.strictObject({ signature: z.base64() }),
  /** Why there is none, without the PIN. */
  z.strictObject({ fault: z.string() }),
]);
export type TokenAnswer = z.infer<typeof TokenAnswer>;
