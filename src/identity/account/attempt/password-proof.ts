import { Inject, Injectable } from '@nestjs/common';
import { tooManyAttempts } from '../../../access/refusal.js';
import type { PersonId } from '../../../domain/kernel/brand.js';
import { accept, type Result, refuse } from '../../../domain/kernel/result.js';
import { IDENTITY_DATABASE } from '../../../platform/database/connections.js';
import { Database } from '../../../platform/database/database.js';
import { verifyPassword } from '../password/password.js';
import { currentPasswordWrong } from '../password/refusal-password.js';
import { PeopleStore } from '../person/people.store.js';
import { SignInCounter } from './sign-in-counter.js';

/** A signed-in person gives the password once more, before an act on the account. */
@Injectable()
export class PasswordProof {
  constructor(
    @Inject(IDENTITY_DATABASE) private readonly database: Database,
    private readonly people: PeopleStore,
    private readonly counter: SignInCounter,
  ) {}

  /** Guesses are counted with those at sign-in. */
  async prove(person: PersonId, password: string): Promise<Result<null>> {
    const { seconds } = await this.counter.countPassword(person);
    const stored = await this.database.transaction((tx) => this.people.passwordHash(tx, person));
    if (seconds > 0 || stored === undefined) return refuse(tooManyAttempts);
    if (!(await verifyPassword(stored, password))) return refuse(currentPasswordWrong);
    await this.database.transaction((tx) => this.counter.settlePassword(tx, person));
    return accept(null);
  }
}
