import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Person } from '../../../access/access.js';
import { emailTaken, ownRoles, personUnknown } from '../../../access/refusal.js';
import type { PersonId } from '../../../domain/kernel/brand.js';
import type { Instant } from '../../../domain/kernel/instant.js';
import { accept, type Result, refuse } from '../../../domain/kernel/result.js';
import type { Role } from '../../../domain/law/vocabulary.js';
import type { Suspension } from '../../../domain/signature/suspensions.js';
import { mayBeFirst } from '../../../domain/workflow/grant.js';
import { Ledger, type NewEntry } from '../../../ledger/ledger.js';
import { attempt } from '../../../platform/database/attempt.js';
import { IDENTITY_DATABASE } from '../../../platform/database/connections.js';
import { Database } from '../../../platform/database/database.js';
import type { Tx } from '../../../platform/database/transaction.js';
import { AttemptStore } from '../../account/attempt/attempt.store.js';
import { hashPassword } from '../../account/password/password.js';
import { PasswordPolicy } from '../../account/password/password-policy.js';
import type { FirstAccount, NewAccount } from '../../account/person/account.js';
import { PeopleStore, type RegisteredPerson } from '../../account/person/people.store.js';
import { Authorities } from '../../keys/authorities.js';
import { type Beginner, Beginning, type Begun } from '../../keys/beginning.js';
import { PasswordKeys } from '../../keys/password-keys.js';
import { FirstPasswordService } from '../first-password/first-password.service.js';
import type { GivenAsk } from '../grant/given-ask.js';
import { GrantsService } from '../grant/grants.service.js';
import { beginningOver, notTheFirst } from '../grant/refusal-grant.js';
import { separateDuties } from './separation.js';

/** How many people are registered with their roles, before rights are given by two. */
const FIRST_PEOPLE = 2;

/** A person as the administrator sees them. */
export interface ShownPerson extends RegisteredPerson {
  readonly lockedUntil: Instant | null;
  /** A person who confirms stopped the account until then. */
  readonly suspendedUntil: Instant | null;
}

export interface FirstPerson extends Person {
  /** Of their signing key, to be kept on paper; null where this installation takes passkeys only. */
  readonly fingerprint: string | null;
}

export interface AddedPerson extends Person {
  readonly grantId: string;
}

/**
 * People and their roles. Rights are given and taken by two: one administrator asks, another person confirms
 * (identity/people/grant/grants.service.ts). The first two people of an installation alone are registered with
 * their roles, from the machine itself: the administrator, then a user who may confirm. It fails closed: no web session
 * can register either, and once the log has two of them this never opens again, though all of them left.
 */
@Injectable()
export class PeopleService {
  constructor(
    @Inject(IDENTITY_DATABASE) private readonly database: Database,
    private readonly store: PeopleStore,
    private readonly attempts: AttemptStore,
    private readonly grants: GrantsService,
    private readonly passwords: FirstPasswordService,
    private readonly policy: PasswordPolicy,
    private readonly passwordKeys: PasswordKeys,
    private readonly beginning: Beginning,
    private readonly authorities: Authorities,
    private readonly ledger: Ledger,
  ) {}

  list(): Promise<ShownPerson[]> {
    return this.database.transaction(async (tx) => {
      const locks = await this.attempts.locks(tx);
      const { suspended } = await this.authorities.of(tx);
      return (await this.store.list(tx)).map((person) => ({
        ...{ ...person, lockedUntil: locks.get(person.id) ?? null },
        suspendedUntil: untilOf(suspended, person.id),
      }));
    });
  }

  /** Registers the first administrator, then one person who may confirm. What `also` does or refuses is of the same commit. */
  async addFirst(
    account: FirstAccount,
    actor: Beginner,
    also: (tx: Tx, begun: Begun) => Promise<Result<null>> = async () => accept(null),
  ): Promise<Result<FirstPerson>> {
    const password = await this.policy.check(account.password, account);
    if (!password.ok) return password;
    const passwordHash = await hashPassword(password.value);
    const id = uuidv7() as PersonId;
    // Made once, though the transaction may be tried again: the book outside counts each key that is founded.
    const key = await this.passwordKeys.make(id, password.value);
    return this.register(account, id, async (tx, person) => {
      if (!(await this.store.isBeginning(tx))) return refuse(beginningOver);
      const begun = await this.beginning.of(tx);
      if (begun.people >= FIRST_PEOPLE) return refuse(beginningOver);
      if (!mayBeFirst(begun.people, person.roles)) return refuse(notTheFirst);
      const agreed = await also(tx, begun);
      if (!agreed.ok) return agreed;
      await this.record(tx, 'config.person_added', actor, { person: person.id, roles: person.roles });
      if (!(await this.store.add(tx, { ...person, passwordHash }))) return refuse(emailTaken);
      const fingerprint = key ? await this.passwordKeys.found(tx, key, person.roles, actor) : null;
      return accept({ ...person, fingerprint });
    });
  }

  /**
   * Registers a person whose account was parsed by NewAccount, without any right or password, and asks a second person for
   * their roles. Refuses an address already taken, and roles that one person must not combine (SecNumCloud 3.2, 9.3.f).
   */
  async addPerson(account: NewAccount, ask: GivenAsk, actor: PersonId): Promise<Result<AddedPerson>> {
    const passwordHash = await this.passwords.noPassword();
    return this.register(account, account.id, async (tx, person) => {
      if (!(await this.store.add(tx, { ...person, roles: [], passwordHash }))) return refuse(emailTaken);
      await this.passwords.wait(tx, person.id);
      await this.record(tx, 'config.person_added', actor, { person: person.id, roles: [] });
      const wanted = { person, what: 'roles', roles: person.roles, wantsCode: true } as const;
      const asked = await this.grants.ask(tx, wanted, ask, actor);
      return asked.ok ? accept({ ...person, roles: [], grantId: asked.value }) : asked;
    });
  }

  private async register<Added>(
    account: Omit<NewAccount, 'id'>,
    id: PersonId,
    work: (tx: Tx, person: Person & { readonly email: string }) => Promise<Result<Added>>,
  ): Promise<Result<Added>> {
    const roles = separateDuties(account.roles);
    if (!roles.ok) return roles;
    const { name, email } = account;
    const person = { id, name, email, roles: roles.value };
    return attempt(this.database, (tx) => work(tx, person));
  }

  /** Asks a second person for all the roles that someone else will then hold, more or fewer. */
  async changeRoles(
    id: PersonId,
    wanted: readonly Role[],
    ask: GivenAsk,
    actor: PersonId,
  ): Promise<Result<ShownPerson>> {
    const roles = separateDuties(wanted);
    if (!roles.ok) return roles;
    if (id === actor) return refuse(ownRoles);
    return attempt(this.database, async (tx) => {
      const person = await this.store.lock(tx, id);
      if (person === undefined) return refuse(personUnknown);
      const asking = { person, what: 'roles', roles: roles.value, wantsCode: person.awaitsPassword } as const;
      const asked = await this.grants.ask(tx, asking, ask, actor);
      return asked.ok ? accept(await this.shown(tx, person)) : asked;
    });
  }

  private async shown(tx: Tx, person: RegisteredPerson): Promise<ShownPerson> {
    const lockedUntil = (await this.attempts.locks(tx)).get(person.id) ?? null;
    const { suspended } = await this.authorities.of(tx);
    return { ...person, lockedUntil, suspendedUntil: untilOf(suspended, person.id) };
  }

  private async record(tx: Tx, type: string, actor: string, data: NewEntry['data']): Promise<void> {
    await this.ledger.record(tx, 'config/people', [{ type, class: 'other', actor, data }]);
  }
}

const untilOf = (suspended: readonly Suspension[], id: string): Instant | null =>
  suspended.find(({ account }) => account === id)?.until ?? null;
