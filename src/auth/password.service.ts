import { Injectable } from '@nestjs/common';
import { accept, type Result, refuse } from '../domain/kernel/result.js';
import { Ledger } from '../ledger/ledger.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import { AttemptStore } from './attempt.store.js';
import { checkPassword, hashPassword, verifyPassword } from './password.js';
import { PeopleStore } from './people.store.js';
import { currentPasswordWrong, tooManyAttempts } from './refusal.js';
import { type OpenSession, SessionStore } from './session.store.js';

export interface PasswordChange {
  readonly current: string;
  readonly next: string;
}

/** Guesses at the current password before the first wait. */
const ALLOWANCE = 5;

/** A person changes their own password; nobody changes another's. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleStore,
    private readonly sessions: SessionStore,
    private readonly attempts: AttemptStore,
    private readonly ledger: Ledger,
  ) {}

  /** Ends every other session of the person in the same commit (ASVS 5.0, 7.4.3). */
  async change(session: OpenSession, { current, next }: PasswordChange): Promise<Result<null>> {
    const { person } = session;
    const subject = `password of ${person.id}`;
    const [seconds, stored] = await this.database.transaction(async (tx) => [
      await this.attempts.charge(tx, { subject, allowance: ALLOWANCE }),
      await this.people.passwordHash(tx, person.id),
    ]);
    if (seconds > 0 || stored === undefined) return refuse(tooManyAttempts);
    if (!(await verifyPassword(stored, current))) return refuse(currentPasswordWrong);
    const checked = checkPassword(next, person);
    if (!checked.ok) return checked;
    const passwordHash = await hashPassword(checked.value);
    return attempt(this.database, async (tx) => {
      if ((await this.people.passwordHash(tx, person.id)) !== stored) return refuse(currentPasswordWrong);
      await this.people.setPassword(tx, person.id, passwordHash);
      await this.sessions.endAllOf(tx, person.id, session.id);
      await this.attempts.settle(tx, [subject]);
      await this.ledger.record(tx, `access/${person.id}`, [
        { type: 'access.password_changed', class: 'other', actor: person.id, data: { session: session.id } },
      ]);
      return accept(null);
    });
  }
}
