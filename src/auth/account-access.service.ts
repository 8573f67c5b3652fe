import { Injectable } from '@nestjs/common';
import type { PersonId } from '../domain/kernel/brand.js';
import { accept, type Result, refuse } from '../domain/kernel/result.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { AccessLog } from './access-log.js';
import { AttemptStore } from './attempt.store.js';
import { FirstPasswordService } from './first-password/first-password.service.js';
import { GrantsService } from './grant/grants.service.js';
import { PeopleStore, type RegisteredPerson } from './people.store.js';
import { notLocked, ownRoles, personUnknown } from './refusal.js';
import { SessionStore, type SessionSummary } from './session.store.js';

/** What an administrator does to the access of someone else: see and end sessions, lift a lock, ask that lost factors be forgotten. */
@Injectable()
export class AccountAccessService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleStore,
    private readonly sessions: SessionStore,
    private readonly attempts: AttemptStore,
    private readonly grants: GrantsService,
    private readonly passwords: FirstPasswordService,
    private readonly log: AccessLog,
  ) {}

  sessionsOf(person: PersonId): Promise<Result<SessionSummary[]>> {
    return attempt(this.database, async (tx) => {
      if ((await this.people.lock(tx, person)) === undefined) return refuse(personUnknown);
      return accept(await this.sessions.listOf(tx, person));
    });
  }

  /** Ends what failed attempts locked, before its time (SecNumCloud 3.2, 9.5.b). */
  liftLock(person: PersonId, actor: PersonId): Promise<Result<null>> {
    return this.onAnother(person, actor, async (tx) => {
      if (!(await this.attempts.lift(tx, person))) return refuse(notLocked);
      await this.log.record(tx, person, 'access.lock_lifted', {}, actor);
      return accept(null);
    });
  }

  /**
   * Asks a second person that the lost factors of somebody be forgotten (auth/lost-factors.ts). Answers a new code for whoever
   * has no password yet, this once.
   */
  askToForgetFactors(person: PersonId, actor: PersonId): Promise<Result<string | null>> {
    return this.onAnother(person, actor, async (tx) => {
      const asked = await this.grants.ask(tx, person, 'factors', null, actor);
      return asked.ok ? accept(await this.passwords.askedCodeFor(tx, person)) : asked;
    });
  }

  /** No one does this to themself: it takes two to open a locked account (SecNumCloud 3.2, 9.3.f). */
  private onAnother<Done>(
    person: PersonId,
    actor: PersonId,
    work: (tx: Tx, person: RegisteredPerson) => Promise<Result<Done>>,
  ): Promise<Result<Done>> {
    return attempt(this.database, async (tx) => {
      if (person === actor) return refuse(ownRoles);
      const found = await this.people.lock(tx, person);
      return found === undefined ? refuse(personUnknown) : work(tx, found);
    });
  }
}
