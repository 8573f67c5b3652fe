/** A signature as an entry keeps it: what an authenticator returned byte for byte, or an Ed25519 signature, and the key. */
import { z } from 'zod';
import { Sha256Text } from '../law/vocabulary.js';

/** Refusals that one signature may cover. */
export const MOST_SIGNED_TOGETHER = 20;

/** RFC 4648, 5, without padding. */
export const base64url = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[\w-]+$/);

/** The place of one act in a list that was signed as a whole (RFC 6962, 2.1.1). */
export const Inclusion = z.strictObject({
  root: Sha256Text,
  size: z.int().min(1).max(MOST_SIGNED_TOGETHER),
  index: z
    .int()
    .min(0)
    .max(MOST_SIGNED_TOGETHER - 1),
  path: z.array(base64url(43)).max(5),
});
export type Inclusion = z.infer<typeof Inclusion>;

const shared = {
  /** Id of the key, as its entry in the stream `keys` names it. */
  key: z.uuid(),
  signature: base64url(1_400),
  list: Inclusion.optional(),
};

export const PasskeySignature = z.strictObject({
  ...shared,
  authenticatorData: base64url(1_400),
  /** As the browser wrote it: this text is what is hashed, so it is never written again. */
  clientDataJSON: base64url(2_800),
});
export type PasskeySignature = z.infer<typeof PasskeySignature>;

export const Signature = z
  .union([PasskeySignature, z.strictObject(shared)])
  .meta({ id: 'Signature', description: 'From POST /api/session/signatures, or made by a passkey over its challenge' });
export type Signature = z.infer<typeof Signature>;
