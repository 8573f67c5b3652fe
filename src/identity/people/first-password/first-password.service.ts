import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { tellAccount } from '../../../access/account-news.js';
import type { PersonId } from '../../../domain/kernel/brand.js';
import type { Instant } from '../../../domain/kernel/instant.js';
import { accept, type Refusal, type Result, refusal, refuse } from '../../../domain/kernel/result.js';
import { sha256 } from '../../../domain/ledger/hash.js';
import type { GrantKind } from '../../../domain/workflow/grant.js';
import { AccessLog } from '../../../ledger/access-log.js';
import { attempt } from '../../../platform/database/attempt.js';
import { IDENTITY_DATABASE } from '../../../platform/database/connections.js';
import { Database } from '../../../platform/database/database.js';
import type { Tx } from '../../../platform/database/transaction.js';
import { AttemptStore } from '../../account/attempt/attempt.store.js';
import { digestOf } from '../../account/attempt/token.js';
import { plainRecoveryCode } from '../../account/factor/recovery-code.js';
import { hashPassword } from '../../account/password/password.js';
import { PasswordPolicy } from '../../account/password/password-policy.js';
import { PeopleStore } from '../../account/person/people.store.js';
import { PasswordKeys } from '../../keys/password-keys.js';
import { FirstPasswordStore, type Halves, type Newcomer } from './first-password.store.js';

const firstCodeWrong: Refusal = refusal(
  'first-code-wrong',
  'forbidden',
  'Ces deux codes ne vont pas ensemble, ont déjà servi ou ont plus de sept jours : vérifiez celui de l’administrateur, ou faites-vous inscrire à nouveau.',
  'These two codes do not go together, were used, or are older than seven days: check the one of the administrator, or be asked for again.',
);

/** As given to the person: one by the user who confirmed the account, one by the user who asked for it. */
export interface GivenCodes {
  readonly code: string;
  readonly askedCode: string;
}

/** A grant with which a password is chosen: of a newcomer, or of a person whose password was forgotten. */
interface Confirmed {
  readonly person: PersonId;
  readonly what: GrantKind;
}

const plain = (askedCode: string): string => plainRecoveryCode(askedCode) ?? '';

/**
 * A new account, and one whose password was forgotten, has a password that no one knows; its person chooses one, by two codes
 * that open nothing else. The administrator who asked made one and the person who confirmed the other, each signed the digest of
 * theirs, and the server learns both as they are spent: neither can enter in the place of the account's person.
 */
@Injectable()
export class FirstPasswordService {
  constructor(
    @Inject(IDENTITY_DATABASE) private readonly database: Database,
    private readonly store: FirstPasswordStore,
    private readonly people: PeopleStore,
    private readonly attempts: AttemptStore,
    private readonly policy: PasswordPolicy,
    private readonly signingKeys: PasswordKeys,
    private readonly log: AccessLog,
  ) {}

  /** The digest of a secret that is thrown away: no password opens the account. */
  noPassword(): Promise<string> {
    return hashPassword(randomBytes(32).toString('base64'));
  }

  wait(tx: Tx, person: PersonId): Promise<void> {
    return this.store.wait(tx, person);
  }

  /** No password opens the account any more until its person chooses one by both codes; the grant ended its signing key. */
  async end(tx: Tx, person: PersonId, confirmedBy: PersonId): Promise<void> {
    await this.people.setPassword(tx, person, await this.noPassword());
    await this.log.record(tx, person, 'access.password_ended', {}, confirmedBy);
  }

  /** The digest of the code of the administrator who asks, who made it. The entry that asks MUST stand last in its stream. */
  async keepHalf(tx: Tx, person: PersonId, digest: string): Promise<void> {
    await this.store.keepAsked(tx, person, Buffer.from(digest, 'hex'));
  }

  /**
   * Until when the code of that digest holds; undefined for a newcomer who has chosen a password meanwhile. The entry that
   * confirms MUST stand last in its stream.
   */
  async keepCode(
    tx: Tx,
    { person, what }: Confirmed,
    digest: string,
    confirmedBy: PersonId,
  ): Promise<Instant | undefined> {
    if (what === 'roles' && !(await this.store.isWaiting(tx, person))) return undefined;
    const expiresAt = await this.store.keepCode(tx, person, Buffer.from(digest, 'hex'));
    await this.log.record(tx, person, 'access.first_code_made', { expiresAt }, confirmedBy);
    return expiresAt;
  }

  /** The codes are looked at before anything costly is done with the password. */
  async choose({ code, askedCode }: GivenCodes, password: string): Promise<Result<{ readonly email: string }>> {
    const confirmed = digestOf(code);
    if (confirmed === undefined) return refuse(firstCodeWrong);
    const halves = { confirmed, asked: sha256(Buffer.from(plain(askedCode))) };
    const known = await this.database.transaction((tx) => this.store.holderOf(tx, halves));
    if (!known) return refuse(firstCodeWrong);
    const checked = await this.policy.check(password, known);
    if (!checked.ok) return checked;
    const passwordHash = await hashPassword(checked.value);
    const key = await this.signingKeys.make(known.id, checked.value);
    return attempt(this.database, async (tx) => {
      const taken = await this.take(tx, halves, passwordHash);
      if (taken.ok && key) await this.signingKeys.enrol(tx, key, { code, half: plain(askedCode) });
      return taken;
    });
  }

  private async take(tx: Tx, halves: Halves, passwordHash: string): Promise<Result<Pick<Newcomer, 'email'>>> {
    const newcomer = await this.store.holderOf(tx, halves);
    if (!newcomer) return refuse(firstCodeWrong);
    const { id, email, recovers } = newcomer;
    await this.people.setPassword(tx, id, passwordHash);
    await this.store.chosen(tx, id);
    await this.attempts.lift(tx, id);
    await this.log.record(tx, id, 'access.first_password_chosen', recovers ? { recovered: true } : {});
    if (recovers) await tellAccount(tx, id, 'recovered');
    return accept({ email });
  }
}
