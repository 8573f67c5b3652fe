import { Inject, Injectable } from '@nestjs/common';
import { tooManyAttempts } from '../../../access/refusal.js';
import { type OpenSession, SessionStore } from '../../../access/session.store.js';
import { accept, type Result, refuse } from '../../../domain/kernel/result.js';
import { AccessLog } from '../../../ledger/access-log.js';
import { attempt } from '../../../platform/database/attempt.js';
import { IDENTITY_DATABASE } from '../../../platform/database/connections.js';
import { Database } from '../../../platform/database/database.js';
import { CeremonyStore } from '../../account/attempt/ceremony.store.js';
import { SignInCounter } from '../../account/attempt/sign-in-counter.js';
import { hashPassword, verifyPassword } from '../../account/password/password.js';
import { PasswordPolicy } from '../../account/password/password-policy.js';
import { currentPasswordWrong } from '../../account/password/refusal-password.js';
import { PeopleStore } from '../../account/person/people.store.js';
import { PasswordKeys } from '../../keys/password-keys.js';

export interface PasswordChange {
  readonly current: string;
  readonly next: string;
}

/** A person changes their own password, and no other. */
@Injectable()
export class PasswordService {
  constructor(
    @Inject(IDENTITY_DATABASE) private readonly database: Database,
    private readonly people: PeopleStore,
    private readonly ceremonies: CeremonyStore,
    private readonly sessions: SessionStore,
    private readonly counter: SignInCounter,
    private readonly policy: PasswordPolicy,
    private readonly signingKeys: PasswordKeys,
    private readonly log: AccessLog,
  ) {}

  /** Ends every other session of the person in the same commit (ASVS 5.0, 7.4.3). The signing key of the password goes along. */
  async change(session: OpenSession, { current, next }: PasswordChange): Promise<Result<null>> {
    const { person } = session;
    const { seconds } = await this.counter.countPassword(person.id);
    const [stored, holder] = await this.database.transaction(async (tx) => [
      await this.people.passwordHash(tx, person.id),
      await this.people.lock(tx, person.id),
    ]);
    if (seconds > 0 || stored === undefined || holder === undefined) return refuse(tooManyAttempts);
    if (!(await verifyPassword(stored, current))) return refuse(currentPasswordWrong);
    const checked = await this.policy.check(next, holder);
    if (!checked.ok) return checked;
    const passwordHash = await hashPassword(checked.value);
    const signingKey = await this.signingKeys.sealAnew(person.id, current, next);
    return attempt(this.database, async (tx) => {
      if ((await this.people.passwordHash(tx, person.id)) !== stored) return refuse(currentPasswordWrong);
      await this.people.setPassword(tx, person.id, passwordHash);
      await this.ceremonies.endAllOf(tx, person.id);
      if (signingKey) await this.signingKeys.keep(tx, person.id, signingKey);
      await this.sessions.endAllOf(tx, person.id, session.id);
      await this.counter.settlePassword(tx, person.id);
      await this.log.record(tx, person.id, 'access.password_changed', { session: session.id });
      return accept(null);
    });
  }
}
