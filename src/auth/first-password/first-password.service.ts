import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PersonId } from '../../domain/kernel/brand.js';
import type { Instant } from '../../domain/kernel/instant.js';
import { accept, type Refusal, type Result, refuse } from '../../domain/kernel/result.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { AccessLog } from '../access-log.js';
import { checkPassword, hashPassword } from '../password.js';
import { PeopleStore } from '../people.store.js';
import { digestOf, freshToken } from '../token.js';
import { FirstPasswordStore, type Newcomer } from './first-password.store.js';

const firstCodeWrong: Refusal = {
  code: 'first-code-wrong',
  kind: 'forbidden',
  sentence: {
    fr: 'Ce code est inconnu, a déjà servi ou a plus de sept jours : demandez-en un autre à qui vous l’a remis.',
    en: 'This code is unknown, was used, or is older than seven days: ask whoever gave it to you for another.',
  },
};

/** Shown once, to whoever confirmed; they hand it to the person whose account it is. */
export interface FirstCode {
  readonly code: string;
  readonly expiresAt: Instant;
}

/** A new account has a password that nobody knows; its person chooses one, by a code that opens nothing else. */
@Injectable()
export class FirstPasswordService {
  constructor(
    private readonly database: Database,
    private readonly store: FirstPasswordStore,
    private readonly people: PeopleStore,
    private readonly log: AccessLog,
  ) {}

  /** The digest of a secret that is thrown away: no password opens the account. */
  noPassword(): Promise<string> {
    return hashPassword(randomBytes(32).toString('base64'));
  }

  wait(tx: Tx, person: PersonId): Promise<void> {
    return this.store.wait(tx, person);
  }

  /** Null for whoever has chosen a password. The entry that confirms MUST stand last in its stream. */
  async codeFor(tx: Tx, person: PersonId, confirmedBy: PersonId): Promise<FirstCode | null> {
    const { token: code, digest } = freshToken();
    const expiresAt = await this.store.keepCode(tx, person, digest);
    if (expiresAt === undefined) return null;
    await this.log.record(tx, person, 'access.first_code_made', { expiresAt }, confirmedBy);
    return { code, expiresAt };
  }

  /** The code is looked at before anything costly is done with the password. */
  async choose(code: string, password: string): Promise<Result<{ readonly email: string }>> {
    const digest = digestOf(code);
    if (digest === undefined) return refuse(firstCodeWrong);
    const known = await this.database.transaction((tx) => this.store.holderOf(tx, digest));
    if (!known) return refuse(firstCodeWrong);
    const checked = checkPassword(password, known);
    if (!checked.ok) return checked;
    const passwordHash = await hashPassword(checked.value);
    return attempt(this.database, (tx) => this.take(tx, digest, passwordHash));
  }

  private async take(tx: Tx, digest: Buffer, passwordHash: string): Promise<Result<Pick<Newcomer, 'email'>>> {
    const newcomer = await this.store.holderOf(tx, digest);
    if (!newcomer) return refuse(firstCodeWrong);
    await this.people.setPassword(tx, newcomer.id, passwordHash);
    await this.store.chosen(tx, newcomer.id);
    await this.log.record(tx, newcomer.id, 'access.first_password_chosen', {});
    return accept({ email: newcomer.email });
  }
}
