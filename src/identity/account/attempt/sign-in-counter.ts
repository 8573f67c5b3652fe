import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { PersonId } from '../../../domain/kernel/brand.js';
import { AccessLog } from '../../../ledger/access-log.js';
import { IDENTITY_DATABASE } from '../../../platform/database/connections.js';
import { Database } from '../../../platform/database/database.js';
import type { Tx } from '../../../platform/database/transaction.js';
import { PeopleStore } from '../person/people.store.js';
import { AttemptStore } from './attempt.store.js';
import { KnownDevices } from './known-device.js';
import type { Visit } from './visit.js';

/**
 * Failures a day before the first wait of an account at one address, of an account at any address, of any account at one
 * address, and of an account in a browser where its person has signed in before. Only the last counts in such a browser:
 * people behind one address do not lock each other, and an attack on an account does not lock its person.
 */
const ALLOWANCES = { accountHere: 5, account: 30, here: 1_000, device: 5 };
/** From an address with so many failures an account is given fewer: an attacker who tries many accounts is slowed, other users are not. */
const SUSPECTED_AFTER = 100;
const SUSPECTED_ALLOWANCE = 2;
/** Guesses at the second factor of a person whose password is known. */
const FACTOR_ALLOWANCE = 5;
/** Guesses at the own password in an open session: to change it, or to prove presence. */
const PASSWORD_ALLOWANCE = 5;

const locks = ['accountHere', 'account', 'here', 'device'] as const satisfies (keyof typeof ALLOWANCES)[];
type Lock = (typeof locks)[number];

/** What an attempt was counted for, as salted digests. */
export const Counted = z.partialRecord(z.enum(locks), z.string());
export type Counted = z.infer<typeof Counted>;

interface Counting {
  readonly counted: Counted;
  /** Where this attempt was the last one before a wait. */
  readonly locks: readonly Lock[];
}
export type Wait = { readonly seconds: number };

/** Counts every attempt to prove oneself before it is checked, and logs where one locks. */
@Injectable()
export class SignInCounter {
  constructor(
    @Inject(IDENTITY_DATABASE) private readonly database: Database,
    private readonly attempts: AttemptStore,
    private readonly people: PeopleStore,
    private readonly devices: KnownDevices,
    private readonly log: AccessLog,
  ) {}

  /** `name` is an address of mail as it was typed; the same steps whether the account exists or not. */
  countName(name: string, visit: Visit): Promise<Counting | Wait> {
    return this.database.transaction(async (tx) => this.count(tx, name, await this.people.idOf(tx, name), visit));
  }

  /**
   * Apart from the guesses at passwords, so that a passkey opens while those are locked: no one guesses one. A credential that
   * no person holds is counted like a name.
   */
  countPasskey(credentialId: string, holder: PersonId | undefined, visit: Visit): Promise<Counting | Wait> {
    return this.database.transaction(async (tx) => {
      const { account, ...others } = await this.digests(tx, `passkey ${credentialId}`, visit.address);
      return this.charge(tx, holder === undefined ? { account, ...others } : { account }, holder);
    });
  }

  countFactor(person: PersonId): Promise<Wait> {
    return this.countOwn({ subject: factorSubject(person), allowance: FACTOR_ALLOWANCE, person });
  }

  countPassword(person: PersonId): Promise<Wait> {
    return this.countOwn({ subject: passwordSubject(person), allowance: PASSWORD_ALLOWANCE, person });
  }

  /** After a success: the counts of the account end, and this attempt is taken off those of its address. */
  async settle(tx: Tx, { here, ...ended }: Counted): Promise<void> {
    await this.attempts.settle(tx, Object.values(ended), here === undefined ? [] : [here]);
  }

  async settleFactor(tx: Tx, person: PersonId): Promise<void> {
    await this.attempts.settle(tx, [factorSubject(person)]);
  }

  async settlePassword(tx: Tx, person: PersonId): Promise<void> {
    await this.attempts.settle(tx, [passwordSubject(person)]);
  }

  /** The failure, and what it locks, for monitoring (ASVS 5.0, 16.3.1). */
  async recordFailure(tx: Tx, person: PersonId | undefined, { counted, locks }: Counting): Promise<void> {
    const who = person === undefined ? { account: counted.account } : { person };
    await this.log.recordAttempt(tx, person, 'access.sign_in_failed', who);
    for (const lock of locks) await this.log.recordAttempt(tx, person, 'access.locked', { ...who, lock });
  }

  private async count(tx: Tx, name: string, person: PersonId | undefined, visit: Visit): Promise<Counting | Wait> {
    const browser = this.devices.nameIn(visit.device, person);
    if (browser !== undefined) {
      const [device = ''] = await this.attempts.digest(tx, [`account and browser\n${name}\n${browser}`]);
      return this.charge(tx, { device }, person);
    }
    const counted = await this.digests(tx, name, visit.address);
    const suspected = (await this.attempts.madeFor(tx, counted.here)) >= SUSPECTED_AFTER;
    return this.charge(tx, counted, person, suspected ? SUSPECTED_ALLOWANCE : ALLOWANCES.accountHere);
  }

  private async digests(tx: Tx, name: string, address: string) {
    const [accountHere = '', account = '', here = ''] = await this.attempts.digest(tx, [
      `account and place\n${name}\n${address}`,
      `account\n${name}`,
      `place\n${address}`,
    ]);
    return { accountHere, account, here };
  }

  /** Stops at the first that asks to wait. */
  private async charge(
    tx: Tx,
    counted: Counted,
    person: PersonId | undefined,
    accountHere: number = ALLOWANCES.accountHere,
  ): Promise<Counting | Wait> {
    const allowances = { ...ALLOWANCES, accountHere };
    const locking: Lock[] = [];
    for (const key of locks) {
      const subject = counted[key];
      if (subject === undefined) continue;
      const owner = key === 'here' ? undefined : person;
      const charge = await this.attempts.charge(tx, { subject, allowance: allowances[key], person: owner });
      if (charge.seconds > 0) return { seconds: charge.seconds };
      if (charge.locks) locking.push(key);
    }
    return { counted, locks: locking };
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
