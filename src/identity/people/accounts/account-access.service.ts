import { Inject, Injectable } from '@nestjs/common';
import { tellAccount } from '../../../access/account-news.js';
import { notLocked, ownRoles, personUnknown } from '../../../access/refusal.js';
import { SessionStore, type SessionSummary } from '../../../access/session.store.js';
import type { PersonId } from '../../../domain/kernel/brand.js';
import { accept, type Result, refuse } from '../../../domain/kernel/result.js';
import { AccessLog } from '../../../ledger/access-log.js';
import { attempt } from '../../../platform/database/attempt.js';
import { IDENTITY_DATABASE } from '../../../platform/database/connections.js';
import { Database } from '../../../platform/database/database.js';
import type { Tx } from '../../../platform/database/transaction.js';
import { AttemptStore } from '../../account/attempt/attempt.store.js';
import { PeopleStore, type RegisteredPerson } from '../../account/person/people.store.js';
import type { GivenAsk } from '../grant/given-ask.js';
import { GrantsService } from '../grant/grants.service.js';
import { grantObjections, personAlone } from '../grant/refusal-grant.js';

/** What an administrator does to the access of another person: see and end sessions, lift a lock, ask for the rest. */
@Injectable()
export class AccountAccessService {
  constructor(
    @Inject(IDENTITY_DATABASE) private readonly database: Database,
    private readonly people: PeopleStore,
    private readonly sessions: SessionStore,
    private readonly attempts: AttemptStore,
    private readonly grants: GrantsService,
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

  /** Asks a second person that the lost factors of an account be forgotten (identity/people/grant/lost-factors.ts). */
  askToForgetFactors(id: PersonId, ask: GivenAsk, actor: PersonId): Promise<Result<string>> {
    return this.onAnother(id, actor, (tx, person) =>
      this.grants.ask(tx, { person, what: 'factors', roles: null, wantsCode: false }, ask, actor),
    );
  }

  /**
   * Asks a second person that the forgotten password of an account end, and its factors and sessions with it; for a person
   * who has no password yet, that new codes be made. Nothing ends before it is confirmed, and the person is notified of the
   * request by mail (ASVS 5.0, 6.4.3 and 6.3.7).
   */
  askToRecover(id: PersonId, ask: GivenAsk, actor: PersonId): Promise<Result<string>> {
    return this.onAnother(id, actor, async (tx, person) => {
      if (person.disabled) return refuse(grantObjections.closed);
      const asked = await this.grants.ask(tx, { person, what: 'recovery', roles: null, wantsCode: true }, ask, actor);
      if (asked.ok && !person.awaitsPassword) await tellAccount(tx, id, 'recovery_asked');
      return asked;
    });
  }

  /** Asks a second person that an account be closed, for good: its sessions and keys end with it (SecNumCloud 3.2, 9.2.c). */
  askToClose(id: PersonId, ask: GivenAsk, actor: PersonId): Promise<Result<string>> {
    return this.onAnother(id, actor, async (tx, person) => {
      if (person.disabled) return refuse(grantObjections.closed);
      return this.grants.ask(tx, { person, what: 'closing', roles: null, wantsCode: false }, ask, actor);
    });
  }

  /** Asks a second person that two accounts count as one person wherever two are asked, here and in the database. */
  askToMerge(id: PersonId, of: PersonId, ask: GivenAsk, actor: PersonId): Promise<Result<string>> {
    return this.onAnother(id, actor, (tx, person) =>
      this.grants.ask(tx, { person, what: 'one_person', roles: null, of, wantsCode: false }, ask, actor),
    );
  }

  /** Asks a second person that an account be of a person by itself again. */
  askToPart(id: PersonId, ask: GivenAsk, actor: PersonId): Promise<Result<string>> {
    return this.onAnother(id, actor, async (tx, person) => {
      if (person.person === person.id) return refuse(personAlone);
      return this.grants.ask(tx, { person, what: 'two_persons', roles: null, wantsCode: false }, ask, actor);
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
