/** Passkeys by the browser's own JSON forms (WebAuthn 3, 5.1): what the server made goes in, what it checks comes out. */
import type { components } from './schema.js';

export type PasskeyOptions = components['schemas']['PasskeyOptions'];
export type Assertion = components['schemas']['PasskeyAssertion'];
export type Attestation = components['schemas']['PasskeyAttestation'];

/** The person closed the window of the browser, or no passkey of theirs was at hand. */
export class PasskeyDeclined extends Error {}

export const passkeysWork = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

export async function answerByPasskey(options: PasskeyOptions): Promise<Assertion> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as unknown as PublicKeyCredentialRequestOptionsJSON,
  );
  return jsonOf(navigator.credentials.get({ publicKey }));
}

export async function makePasskey(options: PasskeyOptions): Promise<Attestation> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as unknown as PublicKeyCredentialCreationOptionsJSON,
  );
  return jsonOf(navigator.credentials.create({ publicKey }));
}

async function jsonOf<Answer>(asked: Promise<Credential | null>): Promise<Answer> {
  const credential = await asked.catch((cause: unknown) => {
    throw new PasskeyDeclined('', { cause });
  });
  if (!(credential instanceof PublicKeyCredential)) throw new PasskeyDeclined();
  return credential.toJSON() as Answer;
}
