import { Inject, Injectable } from '@nestjs/common';
import type { PersonId } from '../../domain/kernel/brand.js';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import { digestOfAct } from '../../domain/signature/act.js';
import { faultOfSignature } from '../../domain/signature/assertion.js';
import type { Authority } from '../../domain/signature/authority.js';
import {
  confirmationOf,
  enrolmentOf,
  fingerprintOf,
  revocationOf,
  type SigningKey,
} from '../../domain/signature/key-event.js';
import type { KnownKey } from '../../domain/signature/known-keys.js';
import { objectionToKind } from '../../domain/signature/policy.js';
import { refusalOf, signatureRefusals } from '../../domain/signature/refusal.js';
import type { Signature } from '../../domain/signature/signature.js';
import { attempt } from '../../platform/database/attempt.js';
import { IDENTITY_DATABASE } from '../../platform/database/connections.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { Passkey } from '../factor/passkey.entity.js';
import { PasskeyStore } from '../factor/passkey.store.js';
import { factorUnknown } from '../factor/refusal.js';
import { RelyingParty } from '../factor/relying-party.js';
import { Authorities } from './authorities.js';
import { KeyLog } from './key-log.js';
import { PasswordKeys } from './password-keys.js';
import { keyRefusals } from './refusal.js';

export interface ShownKey extends Omit<SigningKey, 'key' | 'publicKey'> {
  readonly id: string;
  readonly fingerprint: string;
  readonly state: KnownKey['state'];
  readonly enrolledAt: string;
  /** To be stated in the confirmation that is signed. */
  readonly seq: number;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
  /** It belongs to another host name than the one of now: it signs nothing here. */
  readonly otherSite: boolean;
}

export interface OwnKey extends ShownKey {
  /** Id of the passkey as a second factor; null for a key that the password opens. */
  readonly passkey: string | null;
}

export interface OwnKeys {
  readonly keys: readonly OwnKey[];
  /** Accounts that may confirm one; none while the first two keys are still to be confirmed from the machine. */
  readonly confirmers: readonly string[];
  readonly wantsFounders: boolean;
}

/** Signing keys: enrolled by their person, confirmed by a second one, revoked by their person's signature. */
@Injectable()
export class KeysService {
  constructor(
    @Inject(IDENTITY_DATABASE) private readonly database: Database,
    private readonly authorities: Authorities,
    private readonly passwordKeys: PasswordKeys,
    private readonly passkeys: PasskeyStore,
    private readonly party: RelyingParty,
    private readonly log: KeyLog,
  ) {}

  /** Those that count or wait, of everybody; the oldest first. */
  all(): Promise<ShownKey[]> {
    return this.database.transaction(async (tx) => {
      const { keys } = await this.authorities.of(tx);
      return keys.filter(({ state }) => state !== 'revoked').map((key) => this.shown(key));
    });
  }

  own(person: PersonId): Promise<OwnKeys> {
    return this.database.transaction(async (tx) => {
      const authority = await this.authorities.of(tx);
      const keys = authority.keys.filter(({ key, state }) => key.person === person && state !== 'revoked');
      const held = await this.passkeys.listOf(tx, person);
      const passkeyOf = ({ key }: KnownKey) =>
        held.find(({ publicKey }) => publicKey.toString('base64url') === key.publicKey)?.id ?? null;
      return {
        keys: keys.map((key) => ({ ...this.shown(key), passkey: passkeyOf(key) })),
        confirmers: authority.confirmersOf(person),
        wantsFounders: authority.wantsFounders,
      };
    });
  }

  /** What a passkey of that person would be as a signing key; it signs that first. */
  async offer(person: PersonId, passkeyId: string, keyId: string): Promise<Result<{ key: SigningKey; held: Passkey }>> {
    return attempt(this.database, async (tx) => {
      const held = (await this.passkeys.listOf(tx, person)).find(({ id }) => id === passkeyId);
      return held ? accept({ held, key: this.keyOf(held, keyId) }) : refuse(factorUnknown);
    });
  }

  enrolPasskey(person: PersonId, passkeyId: string, signature: Signature): Promise<Result<ShownKey>> {
    return attempt(this.database, async (tx) => {
      const held = (await this.passkeys.listOf(tx, person)).find(({ id }) => id === passkeyId);
      if (!held) return refuse(factorUnknown);
      const key = this.keyOf(held, signature.key);
      const authority = await this.authorities.of(tx);
      const objection = objectionToKind(key, this.authorities.policy);
      if (objection) return refuse(objection);
      if (isTaken(authority, key)) return refuse(keyRefusals.enrolledAlready);
      const fault = faultOfSignature(signature, digestOfAct(enrolmentOf(key)), key);
      if (fault === 'user_not_verified') return refuse(signatureRefusals.userNotVerified);
      if (fault || signature.list) return refuse(signatureRefusals.wrong);
      await this.log.enrolled(tx, key, signature);
      return this.reread(tx, key.key);
    });
  }

  /** For a person who has none; the password MUST have been proved. */
  async enrolPassword(person: PersonId, password: string): Promise<Result<ShownKey>> {
    const made = await this.passwordKeys.make(person, password);
    if (!made) return refuse(signatureRefusals.passwordKeysClosed);
    return attempt(this.database, async (tx) => {
      const { keys } = await this.authorities.of(tx);
      const held = keys.some(({ key, state }) => {
        return key.person === person && key.kind === 'password' && state !== 'revoked';
      });
      if (held) return refuse(keyRefusals.enrolledAlready);
      await this.passwordKeys.enrol(tx, made);
      return this.reread(tx, made.key.key);
    });
  }

  /** By another person, who signs the fingerprint that they compared with the one its owner sees. */
  confirm(id: string, by: PersonId, signature: Signature): Promise<Result<ShownKey>> {
    return attempt(this.database, async (tx) => {
      const authority = await this.authorities.of(tx);
      const found = authority.key(id);
      if (found?.state !== 'waiting') return refuse(keyRefusals.unknown);
      if (!authority.confirmersOf(found.key.person).includes(by)) return refuse(keyRefusals.notByYou);
      const objection = authority.objectionTo(confirmationOf(found.key, found.seq), signature, by);
      if (objection) return refuse(refusalOf(objection));
      await this.log.confirmed(tx, id, signature, by);
      return this.reread(tx, id);
    });
  }

  /** By anyone who may confirm: a key that signs nothing yet needs no second person. */
  refuse(id: string, by: PersonId): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      if ((await this.authorities.of(tx)).key(id)?.state !== 'waiting') return refuse(keyRefusals.unknown);
      await this.log.revoked(tx, id, 'refused', by);
      return accept(null);
    });
  }

  /** By its owner, who signs it with this key or another one that counts; a key that waits needs no signature. */
  revoke(id: string, owner: PersonId, signature: Signature | undefined): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      const found = (await this.authorities.of(tx)).key(id);
      if (found?.key.person !== owner || found.state === 'revoked') return refuse(keyRefusals.unknown);
      if (found.state === 'waiting') {
        await this.log.revoked(tx, id, 'removed', owner);
        return accept(null);
      }
      if (!signature) return refuse(signatureRefusals.missing);
      const objection = await this.authorities.objectionTo(tx, revocationOf(found.key), signature, owner);
      if (objection) return refuse(objection);
      await this.log.revoked(tx, id, 'removed', owner, signature);
      return accept(null);
    });
  }

  /** A passkey goes: one that waits to sign is withdrawn, one that signs MUST be revoked by its person before. */
  async withdraw(tx: Tx, person: PersonId, { publicKey }: Passkey): Promise<Result<null>> {
    const { keys } = await this.authorities.of(tx);
    const own = keys.filter(({ key }) => key.person === person && key.publicKey === publicKey.toString('base64url'));
    if (own.some(({ state }) => state === 'confirmed')) return refuse(keyRefusals.signs);
    for (const { key, state } of own) if (state === 'waiting') await this.log.revoked(tx, key.key, 'removed', person);
    return accept(null);
  }

  private keyOf({ personId, publicKey, aaguid, multiDevice }: Passkey, key: string): SigningKey {
    return {
      ...{ key, person: personId, kind: 'passkey', publicKey: publicKey.toString('base64url') },
      ...{ rpId: this.party.rpId, aaguid, backupEligible: multiDevice },
    };
  }

  private async reread(tx: Tx, id: string): Promise<Result<ShownKey>> {
    const found = (await this.authorities.of(tx)).key(id);
    if (!found) throw new Error('A key that was just enrolled is not in the log.');
    return accept(this.shown(found));
  }

  private shown({ key, state, seq, enrolledAt, confirmedBy, confirmedAt }: KnownKey): ShownKey {
    const { key: id, person, kind, rpId, aaguid, backupEligible } = key;
    return {
      ...{ id, person, kind, rpId, aaguid, backupEligible, fingerprint: fingerprintOf(key) },
      ...{ state, seq, enrolledAt, confirmedBy, confirmedAt },
      otherSite: rpId !== null && rpId !== this.party.rpId,
    };
  }
}

/** Its id was used, or the same public key signs for the person already. */
function isTaken(authority: Authority, { key, publicKey }: SigningKey): boolean {
  const same = authority.keys.some(({ key: known, state }) => known.publicKey === publicKey && state !== 'revoked');
  return same || authority.key(key) !== undefined;
}
