import { Inject, Injectable } from '@nestjs/common';
import type { PersonId } from '../../domain/kernel/brand.js';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import { confirmationOf, revocationOf } from '../../domain/signature/key-event.js';
import { isAnnounced, type KnownKey } from '../../domain/signature/known-keys.js';
import { refusalOf, signatureRefusals } from '../../domain/signature/refusal.js';
import type { Signature } from '../../domain/signature/signature.js';
import { attempt } from '../../platform/database/attempt.js';
import { IDENTITY_DATABASE } from '../../platform/database/connections.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { Passkey } from '../account/factor/passkey.entity.js';
import { PasskeyStore } from '../account/factor/passkey.store.js';
import { RelyingParty } from '../account/factor/relying-party.js';
import { Authorities } from './authorities.js';
import { KeyLog } from './key-log.js';
import { keyRefusals } from './refusal.js';
import { type ShownKey, shownKey } from './shown-key.js';

export interface OwnKey extends ShownKey {
  /** Id of the passkey as a second factor; null for a key that the password opens. */
  readonly passkey: string | null;
}

export interface OwnKeys {
  readonly keys: readonly OwnKey[];
  /** Accounts that may confirm one; none while the first two keys are still to be confirmed from the machine. */
  readonly confirmers: readonly string[];
  readonly wantsFounders: boolean;
  /** A key is enrolled by an older one of its person, or by the two codes of a grant. */
  readonly wantsProof: boolean;
}

/** Signing keys: shown, confirmed by a second person, revoked by the signature of their own. */
@Injectable()
export class KeysService {
  constructor(
    @Inject(IDENTITY_DATABASE) private readonly database: Database,
    private readonly authorities: Authorities,
    private readonly passkeys: PasskeyStore,
    private readonly party: RelyingParty,
    private readonly log: KeyLog,
  ) {}

  /** Those that count or wait, of everybody; the oldest first. */
  all(): Promise<ShownKey[]> {
    return this.database.transaction(async (tx) => {
      const authority = await this.authorities.of(tx);
      return authority.keys
        .filter(({ state }) => state !== 'revoked')
        .map((key) => shownKey(authority, key, this.party.rpId));
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
        keys: keys.map((key) => ({ ...shownKey(authority, key, this.party.rpId), passkey: passkeyOf(key) })),
        confirmers: authority.confirmersOf(person),
        wantsFounders: authority.wantsFounders,
        wantsProof: authority.wantsProvedKeys,
      };
    });
  }

  /** By another person, who signs the fingerprint that they compared with the one its owner sees. */
  confirm(id: string, by: PersonId, signature: Signature): Promise<Result<ShownKey>> {
    return attempt(this.database, async (tx) => {
      const authority = await this.authorities.of(tx);
      const found = authority.key(id);
      if (found?.state !== 'waiting') return refuse(keyRefusals.unknown);
      if (!authority.confirmersOf(found.key.person).includes(by)) return refuse(keyRefusals.notByYou);
      if (!authority.isConfirmable(found)) return refuse(keyRefusals.unproved);
      const objection = authority.objectionTo(confirmationOf(found.key, found.seq), signature, by);
      if (objection) return refuse(refusalOf(objection));
      await this.log.confirmed(tx, id, signature, by);
      const after = await this.authorities.of(tx);
      const confirmed = after.key(id) ?? found;
      return accept(shownKey(after, confirmed, this.party.rpId));
    });
  }

  /** By anyone who may confirm: a key that signs nothing yet needs no second person. */
  refuse(id: string, by: PersonId): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      const found = (await this.authorities.of(tx)).key(id);
      if (found?.state !== 'waiting') return refuse(keyRefusals.unknown);
      if (isAnnounced(found)) return refuse(keyRefusals.announced);
      await this.log.revoked(tx, id, 'refused', by);
      return accept(null);
    });
  }

  /** By one person who confirms, who signs it: what the machine announced is not founded. */
  end(id: string, by: PersonId, signature: Signature): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      const authority = await this.authorities.of(tx);
      const found = authority.key(id);
      if (!found || !isAnnounced(found)) return refuse(keyRefusals.unknown);
      if (!authority.mayConfirm(by, [found.key.person])) return refuse(keyRefusals.notByYou);
      const objection = await this.authorities.objectionTo(tx, revocationOf(found.key), signature, by);
      if (objection) return refuse(objection);
      await this.log.revoked(tx, id, 'refused', by, signature);
      return accept(null);
    });
  }

  /** By its owner, who signs it with this key or another one that counts; a key that waits needs no signature. */
  revoke(id: string, owner: PersonId, signature: Signature | undefined): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      const found = (await this.authorities.of(tx)).key(id);
      if (found?.key.person !== owner || found.state === 'revoked') return refuse(keyRefusals.unknown);
      if (isAnnounced(found)) return refuse(keyRefusals.announced);
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
    if (own.some(isAnnounced)) return refuse(keyRefusals.announced);
    for (const { key, state } of own) if (state === 'waiting') await this.log.revoked(tx, key.key, 'removed', person);
    return accept(null);
  }
}
