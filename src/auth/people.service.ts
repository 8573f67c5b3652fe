import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { PersonId } from '../domain/kernel/brand.js';
import type { Instant } from '../domain/kernel/instant.js';
import { accept, type Result, refuse } from '../domain/kernel/result.js';
import type { Role } from '../domain/law/vocabulary.js';
import { Ledger, type NewEntry } from '../ledger/ledger.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import type { Person } from './access.js';
import type { NewAccount } from './account.js';
import { AttemptStore } from './attempt.store.js';
import { checkPassword, hashPassword } from './password.js';
import { PeopleStore, type RegisteredPerson } from './people.store.js';
import { emailTaken, lastAdministrator, ownRoles, personUnknown } from './refusal.js';
import { separateDuties } from './separation.js';
import { SessionStore } from './session.store.js';

/** A person as the administrator sees them. */
export interface ShownPerson extends RegisteredPerson {
  readonly lockedUntil: Instant | null;
}

/** People and their roles, for the HTTP API, the command line and the demonstration alike. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly database: Database,
    private readonly store: PeopleStore,
    private readonly sessions: SessionStore,
    private readonly attempts: AttemptStore,
    private readonly ledger: Ledger,
  ) {}

  list(): Promise<ShownPerson[]> {
    return this.database.transaction(async (tx) => {
      const locks = await this.attempts.locks(tx);
      const people = await this.store.list(tx);
      return people.map((person) => ({ ...person, lockedUntil: locks.get(person.id) ?? null }));
    });
  }

  /**
   * Registers a person whose account was parsed by NewAccount. `actor` is the id of a person or the name of a part of
   * the product (`command-line`). Refuses a guessable password, an address already taken, and roles that one person
   * must not combine (SecNumCloud 3.2, 9.3.f). What `first` does or refuses is of the same commit.
   */
  async addPerson(
    account: NewAccount,
    actor: string,
    first: (tx: Tx) => Promise<Result<null>> = async () => accept(null),
  ): Promise<Result<Person>> {
    const roles = separateDuties(account.roles);
    if (!roles.ok) return roles;
    const password = checkPassword(account.password, account);
    if (!password.ok) return password;
    const person = { id: uuidv7() as PersonId, name: account.name, roles: roles.value };
    const passwordHash = await hashPassword(password.value);
    return attempt(this.database, async (tx) => {
      const begun = await first(tx);
      if (!begun.ok) return begun;
      if (!(await this.store.add(tx, { ...person, email: account.email, passwordHash }))) return refuse(emailTaken);
      await this.record(tx, 'config.person_added', actor, { person: person.id, roles: person.roles });
      return accept(person);
    });
  }

  /** Replaces the roles of someone else; holds from the next request of that person on. */
  changeRoles(id: PersonId, wanted: readonly Role[], actor: string): Promise<Result<ShownPerson>> {
    return attempt(this.database, async (tx) => {
      const roles = separateDuties(wanted);
      if (!roles.ok) return roles;
      if (id === actor) return refuse(ownRoles);
      const keepsAdministrator = roles.value.includes('administrator');
      if (!keepsAdministrator && (await this.isLastAdministrator(tx, id))) return refuse(lastAdministrator);
      const person = await this.store.lock(tx, id);
      if (person === undefined) return refuse(personUnknown);
      await this.store.setRoles(tx, id, roles.value);
      await this.record(tx, 'config.roles_changed', actor, { person: id, before: person.roles, after: roles.value });
      return accept({ ...(await this.shown(tx, person)), roles: roles.value });
    });
  }

  /** Closes an account for good and ends its sessions in the same commit (SecNumCloud 3.2, 9.2.c). */
  disable(id: PersonId, actor: string): Promise<Result<ShownPerson>> {
    return attempt(this.database, async (tx) => {
      if (id === actor) return refuse(ownRoles);
      if (await this.isLastAdministrator(tx, id)) return refuse(lastAdministrator);
      const person = await this.store.lock(tx, id);
      if (person === undefined) return refuse(personUnknown);
      if (person.disabled) return accept(await this.shown(tx, person));
      await this.store.disable(tx, id);
      await this.sessions.endAllOf(tx, id);
      await this.record(tx, 'config.person_disabled', actor, { person: id });
      return accept({ ...(await this.shown(tx, person)), disabled: true });
    });
  }

  private async shown(tx: Tx, person: RegisteredPerson): Promise<ShownPerson> {
    return { ...person, lockedUntil: (await this.attempts.locks(tx)).get(person.id) ?? null };
  }

  private async isLastAdministrator(tx: Tx, id: PersonId): Promise<boolean> {
    const administrators = await this.store.activeAdministrators(tx);
    return administrators.length === 1 && administrators[0] === id;
  }

  private async record(tx: Tx, type: string, actor: string, data: NewEntry['data']): Promise<void> {
    await this.ledger.record(tx, 'config/people', [{ type, class: 'other', actor, data }]);
  }
}
