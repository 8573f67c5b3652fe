import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { PersonId } from '../../domain/kernel/brand.js';
import type { Role } from '../../domain/law/vocabulary.js';
import { digestOfAct } from '../../domain/signature/act.js';
import type { Codes } from '../../domain/signature/invitations.js';
import { enrolmentOf, fingerprintOf, type SigningKey } from '../../domain/signature/key-event.js';
import type { Signature } from '../../domain/signature/signature.js';
import { IDENTITY_DATABASE } from '../../platform/database/connections.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { DataKeys } from '../../platform/keys/keys.js';
import { verifyPassword } from '../account/password/password.js';
import { PeopleStore } from '../account/person/people.store.js';
import { Authorities } from './authorities.js';
import { KeyLog } from './key-log.js';
import {
  newSeed,
  type Owner,
  openSeed,
  publicKeyOfSeed,
  type SealedSeed,
  sealSeed,
  signWithSeed,
} from './password-key.js';
import { PasswordKeyStore } from './password-key.store.js';

/** A new key, sealed and signed by itself, that no table and no entry knows yet. */
export interface MadeKey {
  readonly key: SigningKey;
  readonly sealed: SealedSeed;
  readonly signature: Signature;
}

interface OpenedKey {
  readonly keyId: string;
  readonly seed: Buffer;
}

interface Resealed {
  readonly keyId: string;
  readonly sealed: SealedSeed;
}

const inKey = (key: string, seed: Buffer, bytes: Buffer): Signature => ({
  key,
  signature: signWithSeed(seed, bytes).toString('base64url'),
});

/** Keys that a password opens: made, sealed again under another password, and used. */
@Injectable()
export class PasswordKeys {
  constructor(
    @Inject(IDENTITY_DATABASE) private readonly database: Database,
    private readonly store: PasswordKeyStore,
    private readonly authorities: Authorities,
    private readonly log: KeyLog,
    private readonly secrets: DataKeys,
    private readonly people: PeopleStore,
  ) {}

  /** Undefined where this installation takes passkeys only. Slow on purpose: call it outside a transaction. */
  async make(person: PersonId, password: string): Promise<MadeKey | undefined> {
    if (!this.authorities.policy.passwordKeys) return undefined;
    const seed = newSeed();
    const publicKey = publicKeyOfSeed(seed).toString('base64url');
    const none = { rpId: null, aaguid: null, backupEligible: null };
    const key: SigningKey = { key: uuidv7(), person, kind: 'password', publicKey, ...none };
    const sealed = await sealSeed(seed, password, this.ownerOf(person));
    return { key, sealed, signature: inKey(key.key, seed, digestOfAct(enrolmentOf(key))) };
  }

  /**
   * Enrols it. It counts by the codes with which its person chooses a password, and waits for the machine while too few people
   * sign. Where neither is so, it is not enrolled: it would count for nothing, and its person is given codes first.
   */
  async enrol(tx: Tx, { key, sealed, signature }: MadeKey, codes?: Codes): Promise<void> {
    const authority = await this.authorities.of(tx);
    const invitation = codes && authority.invitationOf(key.person, codes);
    if (!invitation && authority.wantsProvedKeys) return;
    await this.log.enrolled(tx, key, signature, { ...(invitation && { invitation }) });
    await this.store.add(tx, key.person as PersonId, key.key, sealed);
  }

  /** Enrols and confirms a key of one of the first two people; answers its fingerprint. */
  async found(tx: Tx, made: MadeKey, roles: readonly Role[], actor: string): Promise<string> {
    await this.enrol(tx, made);
    await this.log.founded(tx, made.key, roles, 0, actor);
    return fingerprintOf(made.key);
  }

  /**
   * Undefined for a person without such a key, and for a wrong password. Slow on purpose. Rows that a thief added
   * stop no person: those before the newest open too, by the password of now and by none of before.
   */
  async open(person: PersonId, password: string): Promise<OpenedKey | undefined> {
    const [stored, hash] = await this.database.transaction(async (tx) => [
      await this.store.listOf(tx, person),
      await this.people.passwordHash(tx, person),
    ]);
    for (const [place, { keyId, ...sealed }] of stored.entries()) {
      if (place === 1 && !(hash && (await verifyPassword(hash, password)))) return undefined;
      const seed = await openSeed(sealed, password, this.ownerOf(person));
      if (seed) return { keyId, seed };
    }
    return undefined;
  }

  sign({ keyId, seed }: OpenedKey, bytes: Buffer): Signature {
    return inKey(keyId, seed, bytes);
  }

  /** The same key under a new password, to be stored by `keep`: it needs no new confirmation. Undefined where there is none. */
  async sealAnew(person: PersonId, current: string, next: string): Promise<Resealed | undefined> {
    const opened = await this.open(person, current);
    return opened && { keyId: opened.keyId, sealed: await sealSeed(opened.seed, next, this.ownerOf(person)) };
  }

  async keep(tx: Tx, person: PersonId, { keyId, sealed }: Resealed): Promise<void> {
    await this.store.add(tx, person, keyId, sealed);
  }

  private ownerOf(person: PersonId): Owner {
    return { person, secret: this.secrets.lookupDigest('signing key of a person', person) };
  }
}
