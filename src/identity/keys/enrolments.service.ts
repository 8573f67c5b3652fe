import { Inject, Injectable } from '@nestjs/common';
import type { PersonId } from '../../domain/kernel/brand.js';
import { accept, type Refusal, type Result, refuse } from '../../domain/kernel/result.js';
import { digestOfAct } from '../../domain/signature/act.js';
import { faultOfSignature } from '../../domain/signature/assertion.js';
import type { Authority } from '../../domain/signature/authority.js';
import { enrolmentOf, type SigningKey } from '../../domain/signature/key-event.js';
import { objectionToKind } from '../../domain/signature/policy.js';
import { signatureRefusals } from '../../domain/signature/refusal.js';
import type { Signature } from '../../domain/signature/signature.js';
import { attempt } from '../../platform/database/attempt.js';
import { IDENTITY_DATABASE } from '../../platform/database/connections.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { digestOf } from '../account/attempt/token.js';
import type { Passkey } from '../account/factor/passkey.entity.js';
import { PasskeyStore } from '../account/factor/passkey.store.js';
import { plainRecoveryCode } from '../account/factor/recovery-code.js';
import { factorUnknown } from '../account/factor/refusal.js';
import { RelyingParty } from '../account/factor/relying-party.js';
import { Authorities } from './authorities.js';
import { type EnrolmentProof, KeyLog } from './key-log.js';
import { PasswordKeys } from './password-keys.js';
import { keyRefusals } from './refusal.js';
import { type ShownKey, shownKey } from './shown-key.js';

/** The signature of the key over its own enrolment, and what proves whose it is. */
export interface Enrolment {
  readonly signature: Signature;
  /** Over the same act, by a key of the person that counts. */
  readonly olderKey?: Signature | undefined;
  /** Of the person who confirmed the grant, and of the one who asked for it. */
  readonly codes?: { readonly code: string; readonly askedCode: string } | undefined;
}

/** New signing keys: each signs itself, and is proved by an older key of its person or by a grant of two people. */
@Injectable()
export class EnrolmentsService {
  constructor(
    @Inject(IDENTITY_DATABASE) private readonly database: Database,
    private readonly authorities: Authorities,
    private readonly passwordKeys: PasswordKeys,
    private readonly passkeys: PasskeyStore,
    private readonly party: RelyingParty,
    private readonly log: KeyLog,
  ) {}

  /** What a passkey of that person would be as a signing key; it signs that first. */
  async offer(person: PersonId, passkeyId: string, keyId: string): Promise<Result<{ key: SigningKey; held: Passkey }>> {
    return attempt(this.database, async (tx) => {
      const held = (await this.passkeys.listOf(tx, person)).find(({ id }) => id === passkeyId);
      return held ? accept({ held, key: this.keyOf(held, keyId) }) : refuse(factorUnknown);
    });
  }

  /** By an older key of that person, or by the two codes of a grant; by the passkey alone while the machine confirms keys. */
  enrolPasskey(person: PersonId, passkeyId: string, { signature, ...given }: Enrolment): Promise<Result<ShownKey>> {
    return attempt(this.database, async (tx) => {
      const held = (await this.passkeys.listOf(tx, person)).find(({ id }) => id === passkeyId);
      if (!held) return refuse(factorUnknown);
      const key = this.keyOf(held, signature.key);
      const authority = await this.authorities.of(tx);
      const objection = objectionToKind(key, this.authorities.policy);
      if (objection) return refuse(objection);
      if (isTaken(authority, key)) return refuse(keyRefusals.enrolledAlready);
      const fault = faultOfEnrolment(key, signature);
      if (fault) return refuse(fault);
      const proof = await this.proofOf(tx, key, given);
      if (!proof.ok) return proof;
      await this.log.enrolled(tx, key, signature, proof.value);
      return this.reread(tx, key.key);
    });
  }

  private async proofOf(
    tx: Tx,
    key: SigningKey,
    { olderKey, codes }: Omit<Enrolment, 'signature'>,
  ): Promise<Result<EnrolmentProof>> {
    const authority = await this.authorities.of(tx);
    if (olderKey) {
      const objection = await this.authorities.objectionTo(tx, enrolmentOf(key), olderKey, key.person);
      return objection ? refuse(objection) : accept({ olderKey });
    }
    if (codes) {
      const { code, askedCode } = codes;
      const invitation = authority.invitationOf(key.person, { code, half: plainRecoveryCode(askedCode) });
      // A code of another form would make an entry that cannot be read.
      return invitation && digestOf(code) ? accept({ invitation }) : refuse(keyRefusals.codesWrong);
    }
    if (!authority.wantsProvedKeys) return accept({});
    const signs = authority.keys.some(({ key: { person }, state }) => person === key.person && state === 'confirmed');
    return refuse(signs ? signatureRefusals.missing : keyRefusals.wantsGrant);
  }

  /**
   * For a person who has none, while the machine confirms keys: later ones are made as their person chooses a password by the
   * two codes of a grant. The password MUST have been proved.
   */
  async enrolPassword(person: PersonId, password: string): Promise<Result<ShownKey>> {
    const made = await this.passwordKeys.make(person, password);
    if (!made) return refuse(signatureRefusals.passwordKeysClosed);
    return attempt(this.database, async (tx) => {
      const { keys, wantsProvedKeys } = await this.authorities.of(tx);
      const held = keys.some(({ key, state }) => {
        return key.person === person && key.kind === 'password' && state !== 'revoked';
      });
      if (held) return refuse(keyRefusals.enrolledAlready);
      if (wantsProvedKeys) return refuse(keyRefusals.wantsGrant);
      await this.passwordKeys.enrol(tx, made);
      return this.reread(tx, made.key.key);
    });
  }

  private keyOf({ personId, publicKey, aaguid, multiDevice }: Passkey, key: string): SigningKey {
    return {
      ...{ key, person: personId, kind: 'passkey', publicKey: publicKey.toString('base64url') },
      ...{ rpId: this.party.rpId, aaguid, backupEligible: multiDevice },
    };
  }

  private async reread(tx: Tx, id: string): Promise<Result<ShownKey>> {
    const authority = await this.authorities.of(tx);
    const found = authority.key(id);
    if (!found) throw new Error('A key that was just enrolled is not in the log.');
    return accept(shownKey(authority, found, this.party.rpId));
  }
}

/** Why it did not sign itself, with the user verified. */
function faultOfEnrolment(key: SigningKey, signature: Signature): Refusal | null {
  const fault = faultOfSignature(signature, digestOfAct(enrolmentOf(key)), key);
  if (fault === 'user_not_verified') return signatureRefusals.userNotVerified;
  return fault || signature.list ? signatureRefusals.wrong : null;
}

/** Its id was used, or the same public key signs for the person already. */
function isTaken(authority: Authority, { key, publicKey }: SigningKey): boolean {
  const same = authority.keys.some(({ key: known, state }) => known.publicKey === publicKey && state !== 'revoked');
  return same || authority.key(key) !== undefined;
}
