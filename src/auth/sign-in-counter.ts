import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { PersonId } from '../domain/kernel/brand.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { AccessLog } from './access-log.js';
import { AttemptStore } from './attempt.store.js';
import { PeopleStore } from './people.store.js';

/** Attempts before the first wait: from one place on one account, on one account, from one place on any account. */
const ALLOWANCES = { accountHere: 5, account: 30, here: 100 };
/** Guesses at the second factor of a person whose password is known. */
const FACTOR_ALLOWANCE = 5;
/** Guesses at the own password in an open session: to change it, or to prove presence. */
const PASSWORD_ALLOWANCE = 5;

/** What attempts were counted for, as salted digests. */
export const Counted = z.object({ accountHere: z.string(), account: z.string(), here: z.string() });
export type Counted = z.infer<typeof Counted>;

interface Counting {
  readonly counted: Counted;
  /** Where this attempt was the last one before a wait. */
  readonly locks: readonly (keyof typeof ALLOWANCES)[];
}
export type Wait = { readonly seconds: number };

/** Counts every attempt to prove oneself before it is checked, and logs where one locks. */
@Injectable()
export class SignInCounter {
  constructor(
    private readonly database: Database,
    private readonly attempts: AttemptStore,
    private readonly people: PeopleStore,
    private readonly log: AccessLog,
  ) {}

  /** `name` is an address of mail as it was typed; the same steps whether the account exists or not. */
  countName(name: string, address: string): Promise<Counting | Wait> {
    return this.database.transaction(async (tx) => this.count(tx, name, await this.people.idOf(tx, name), address));
  }

  /** Apart from the guesses at the password: whoever locks an account by those does not lock its passkeys. */
  countPasskey(credentialId: string, holder: PersonId | undefined, address: string): Promise<Counting | Wait> {
    return this.database.transaction((tx) => this.count(tx, `passkey ${credentialId}`, holder, address));
  }

  countFactor(person: PersonId): Promise<Wait> {
    return this.countOwn({ subject: factorSubject(person), allowance: FACTOR_ALLOWANCE, person });
  }

  countPassword(person: PersonId): Promise<Wait> {
    return this.countOwn({ subject: passwordSubject(person), allowance: PASSWORD_ALLOWANCE, person });
  }

  /** After a success: the counts of the account end, and this attempt is taken off those of its place. */
  async settle(tx: Tx, { accountHere, account, here }: Counted): Promise<void> {
    await this.attempts.settle(tx, [accountHere, account], [here]);
  }

  async settleFactor(tx: Tx, person: PersonId): Promise<void> {
    await this.attempts.settle(tx, [factorSubject(person)]);
  }

  async settlePassword(tx: Tx, person: PersonId): Promise<void> {
    await this.attempts.settle(tx, [passwordSubject(person)]);
  }

  /** The failure, and what it locks, for whoever watches (ASVS 5.0, 16.3.1). */
  async recordFailure(tx: Tx, person: PersonId | undefined, { counted, locks }: Counting): Promise<void> {
    const who = person === undefined ? { account: counted.account } : { person };
    await this.log.recordAttempt(tx, person, 'access.sign_in_failed', who);
    for (const lock of locks) await this.log.recordAttempt(tx, person, 'access.locked', { ...who, lock });
  }

  private async count(tx: Tx, name: string, person: PersonId | undefined, address: string): Promise<Counting | Wait> {
    const [accountHere = '', account = '', here = ''] = await this.attempts.digest(tx, [
      `account and place\n${name}\n${address}`,
      `account\n${name}`,
      `place\n${address}`,
    ]);
    const counted: Counted = { accountHere, account, here };
    const locks: Counting['locks'][number][] = [];
    for (const key of ['accountHere', 'account', 'here'] as const) {
      const owner = key === 'here' ? undefined : person;
      const charge = { subject: counted[key], allowance: ALLOWANCES[key], person: owner };
      const { seconds, locks: isLast } = await this.attempts.charge(tx, charge);
      if (seconds > 0) return { seconds };
      if (isLast) locks.push(key);
    }
    return { counted, locks };
  }

  private countOwn(subject: { subject: string; allowance: number; person: PersonId }): Promise<Wait> {
    return this.database.transaction(async (tx) => {
      const { seconds, locks } = await this.attempts.charge(tx, subject);
      const { person } = subject;
      if (locks) await this.log.recordAttempt(tx, person, 'access.locked', { person, lock: 'account' });
      return { seconds };
    });
  }
}

const factorSubject = (person: PersonId): string => `second factor of ${person}`;
const passwordSubject = (person: PersonId): string => `password of ${person}`;
