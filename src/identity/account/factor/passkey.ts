/** What a browser answers in a passkey ceremony (WebAuthn 3, 5.1), parsed where it arrives; the library checks what the bytes mean. */
import { z } from 'zod';

/** Longer than any authenticator answers, shorter than the body limit. */
const Bytes = z
  .string()
  .min(1)
  .max(16_384)
  .regex(/^[\w-]+$/);
const CredentialId = z
  .string()
  .min(1)
  .max(1_400)
  .regex(/^[\w-]+$/);

/** Fields that a newer browser adds are left out, not refused: the standard grows by them. */
const credential = { id: CredentialId, rawId: CredentialId, type: z.literal('public-key') };

export const Assertion = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: Bytes,
      authenticatorData: Bytes,
      signature: Bytes,
      userHandle: Bytes.nullish().transform((handle) => handle ?? undefined),
    }),
  })
  .meta({ id: 'PasskeyAssertion', description: 'PublicKeyCredential.toJSON() of navigator.credentials.get' });
export type Assertion = z.infer<typeof Assertion>;

export const Attestation = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: Bytes,
      attestationObject: Bytes,
      transports: z.array(z.string().max(32)).max(8).default([]),
    }),
  })
  .meta({ id: 'PasskeyAttestation', description: 'PublicKeyCredential.toJSON() of navigator.credentials.create' });
export type Attestation = z.infer<typeof Attestation>;

export const PasskeyOptions = z.record(z.string(), z.unknown()).meta({
  id: 'PasskeyOptions',
  description: 'For PublicKeyCredential.parseCreationOptionsFromJSON or parseRequestOptionsFromJSON',
});
export type PasskeyOptions = z.infer<typeof PasskeyOptions>;
