import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { PersonId } from '../../../domain/kernel/brand.js';
import { Settings } from '../../../platform/settings/settings.js';
import type { Visit } from '../attempt/visit.js';
import type { Passkey } from './passkey.entity.js';
import type { Assertion, Attestation, PasskeyOptions } from './passkey.js';
import type { NewPasskey } from './passkey.store.js';

export interface KnownAssertion {
  readonly counter: number;
  readonly backedUp: boolean;
  /** The authenticator recognised its owner, by a PIN or a finger: a passkey that is two factors in one. */
  readonly userVerified: boolean;
}

interface Holder {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
}

/** As long as a ceremony is valid: users have enough time (WCAG 2.2, 2.2.1). */
const PATIENCE_MILLISECONDS = 300_000;

/** The side of passkeys that belongs to this installation: its name, its origin, its challenges (WebAuthn 3). */
@Injectable()
export class RelyingParty {
  constructor(private readonly settings: Settings) {}

  /** 256 random bits, base64url. */
  newChallenge(): string {
    return randomBytes(32).toString('base64url');
  }

  /** The name that passkeys belong to. */
  get rpId(): string {
    return this.settings.publicUrl === undefined ? 'localhost' : new URL(this.settings.publicUrl).hostname;
  }

  /** Where the browser must be: GREFFE_PUBLIC_URL, or localhost on the port by which the request came in. */
  originOf({ port }: Visit): string {
    return this.settings.publicUrl ?? `http://localhost:${port ?? this.settings.httpPort}`;
  }

  async enrolmentOptions(holder: Holder, held: readonly Passkey[], challenge: string): Promise<PasskeyOptions> {
    const options = await generateRegistrationOptions({
      rpName: 'Greffe',
      rpID: this.rpId,
      userID: Uint8Array.from(handleOf(holder.id)),
      userName: holder.email,
      userDisplayName: holder.name,
      challenge: Uint8Array.from(Buffer.from(challenge, 'base64url')),
      excludeCredentials: held.map(descriptorOf),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
      attestationType: 'none',
      timeout: PATIENCE_MILLISECONDS,
    });
    return { ...options };
  }

  /** For these passkeys, or for whichever one the browser finds when there is none; `alone` when no password goes with it. */
  async assertionOptions(held: readonly Passkey[], challenge: string, alone: boolean): Promise<PasskeyOptions> {
    const options = await generateAuthenticationOptions({
      rpID: this.rpId,
      challenge: Uint8Array.from(Buffer.from(challenge, 'base64url')),
      allowCredentials: held.map(descriptorOf),
      userVerification: alone ? 'required' : 'preferred',
      timeout: PATIENCE_MILLISECONDS,
    });
    return { ...options };
  }

  /** The passkey that was made, or undefined when any check of the standard fails. */
  async readAttestation(
    response: Attestation,
    challenge: string,
    visit: Visit,
  ): Promise<Omit<NewPasskey, 'id' | 'personId' | 'name'> | undefined> {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...response, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: this.originOf(visit),
      expectedRPID: this.rpId,
      requireUserVerification: false,
    }).catch(notVerified);
    if (!verified || registrationInfo === undefined) return undefined;
    const { credential, credentialDeviceType, credentialBackedUp } = registrationInfo;
    return {
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: response.response.transports,
      multiDevice: credentialDeviceType === 'multiDevice',
      backedUp: credentialBackedUp,
      aaguid: registrationInfo.aaguid,
    };
  }

  /**
   * What the passkey says of this use, or undefined when any check of the standard fails: its signature, a counter that
   * did not rise (a copy), another owner, or a device that turned from unsynced to synced (WebAuthn 3, 7.2, 21 and 26).
   */
  async readAssertion(
    response: Assertion,
    passkey: Passkey,
    challenge: string,
    visit: Visit,
  ): Promise<KnownAssertion | undefined> {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...response, clientExtensionResults: {} } as never,
      expectedChallenge: challenge,
      expectedOrigin: this.originOf(visit),
      expectedRPID: this.rpId,
      requireUserVerification: false,
      credential: {
        id: passkey.credentialId,
        publicKey: Uint8Array.from(passkey.publicKey),
        counter: passkey.counter,
      },
    }).catch(notVerified);
    if (!verified || authenticationInfo === undefined) return undefined;
    const { newCounter, credentialBackedUp, credentialDeviceType, userVerified } = authenticationInfo;
    const { userHandle } = response.response;
    const owned = userHandle === undefined || userHandle === handleOf(passkey.personId).toString('base64url');
    if (!owned || (credentialDeviceType === 'multiDevice') !== passkey.multiDevice) return undefined;
    return { counter: newCounter, backedUp: credentialBackedUp, userVerified };
  }
}

/** The library throws on every check that fails: the user sees one refusal for all of them. */
const notVerified = (): { verified: false; registrationInfo?: undefined; authenticationInfo?: undefined } => ({
  verified: false,
});

/** What the authenticator keeps of a person: their id, which tells nothing outside (WebAuthn 3, 14.6.1). */
const handleOf = (person: PersonId): Buffer => Buffer.from(person.replaceAll('-', ''), 'hex');

const descriptorOf = ({ credentialId, transports }: Passkey) => ({ id: credentialId, transports: [...transports] });
