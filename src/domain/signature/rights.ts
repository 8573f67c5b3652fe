/** Accounts, their persons and their roles, folded from the stream `config/people`. */
import type { z } from 'zod';
import { type Instant, millisecondsOf } from '../kernel/instant.js';
import type { Role } from '../law/vocabulary.js';
import type { Account, People } from '../workflow/approval.js';
import { mayTake } from '../workflow/permission.js';
import { LIFTED, RULES_ENTRY, SECONDED, SUSPENDED } from './grant-event.js';
import type { Founding } from './key-event.js';
import { type Held, heldAfter, type Since } from './new-rights.js';
import { Added, Changed, Granted, OfPerson, OnePerson } from './people-event.js';
import { Persons } from './persons.js';
import type { RulesInForce } from './rules.js';

export const PEOPLE_STREAM = 'config/people';

/** An entry of `keys` or `config/people`, in the order of the log. */
export interface AuthorityEntry {
  readonly stream: string;
  readonly seq: number;
  readonly type: string;
  readonly actor: string;
  readonly data: unknown;
  readonly at: string;
}

export const faultIn = ({ stream, seq }: AuthorityEntry, fault: string): string => `${stream}, seq ${seq}: ${fault}`;

/** What the rights ask of the other parts of the fold. */
export interface RightsSoFar {
  readonly rules: RulesInForce;
  /** Persons who hold a role that consents, and a key that counts. */
  readonly approvers: number;
  /** Why the entry is not signed as it must be; null when it is. */
  prove(entry: AuthorityEntry): string | null;
  /** What two people signed beside roles: keys end with it. */
  granted(what: string, account: string, at: string): void;
}

/** A merge that leaves fewer persons who consent, where there were as many, would stop every decision for good. */
export const FEWEST_APPROVERS = 3;

/** Roles are given and taken by a signed grant, or given by a founding of the machine; what is unsigned does neither. */
export class Rights {
  /** Oldest first; the last is what it holds now. */
  private accounts: Map<string, readonly Since[]> = new Map();
  private readonly persons = new Persons((account) => this.now(account));
  begun = false;
  /** Entries up to this sequence are older than signatures and stand as they were. */
  private covered = 0;
  private before: AuthorityEntry[] = [];

  constructor(private readonly others: RightsSoFar) {}

  /** Goes on from the state of the other, which stays as it is. */
  resume(other: Rights): void {
    this.accounts = new Map(other.accounts);
    this.persons.resume(other.persons);
    this.begun = other.begun;
    this.covered = other.covered;
    this.before = [...other.before];
  }

  take(entry: AuthorityEntry): string | null {
    if (this.begun) return this.apply(entry);
    this.before.push(entry);
    return null;
  }

  /**
   * The first founding says which entries before it stand; every founding gives its person their roles. Answers the
   * entries before it that give nothing.
   */
  found(account: string, { roles, people }: Pick<Founding, 'roles' | 'people'>, at: string): string[] {
    const faults = this.begun ? [] : this.begin(people);
    this.change(account, { roles, active: true }, at);
    return faults;
  }

  private begin(people: number): string[] {
    this.begun = true;
    this.covered = people;
    return this.before.splice(0).flatMap((entry) => {
      const fault = this.apply(entry);
      return fault ? [faultIn(entry, fault)] : [];
    });
  }

  personOf(account: string): string {
    return this.persons.personOf(account);
  }

  /** An open account with a role that asks, of another person than those concerned. */
  mayAsk(account: string, concerned: readonly string[]): boolean {
    return this.may('people.manage', account, concerned);
  }

  /** An open account with a role that confirms, of another person than those concerned. */
  mayConfirm(account: string, concerned: readonly string[]): boolean {
    return this.may('people.confirm', account, concerned);
  }

  private may(action: 'people.manage' | 'people.confirm', account: string, concerned: readonly string[]): boolean {
    const held = this.now(account);
    if (!held?.active || !mayTake(action, held.roles)) return false;
    return concerned.every((other) => this.personOf(other) !== this.personOf(account));
  }

  people(): People {
    return this.persons.all;
  }

  /** Every account of that person. */
  accountsOf(person: string): readonly Account[] {
    return this.persons.accountsOf(person);
  }

  /** What the account held at that instant; undefined for one that was not there yet. */
  heldAt(account: string, at: Instant): Since | undefined {
    return this.accounts.get(account)?.findLast((since) => millisecondsOf(since.at as Instant) <= millisecondsOf(at));
  }

  /** When two people gave the account the role in which it acts at that instant; undefined where it does not wait. */
  givenAt(account: string, role: Role, at: Instant): string | undefined {
    // What is dated before its grant was written by no one who held the role.
    const held = [this.heldAt(account, at), this.now(account)].find((since) => since?.roles.includes(role));
    return held?.given.get(role);
  }

  private now(account: string): Since | undefined {
    return this.accounts.get(account)?.at(-1);
  }

  private apply(entry: AuthorityEntry): string | null {
    const { type, seq, data, at } = entry;
    const prove = () => this.others.prove(entry);
    const covered = seq <= this.covered;
    switch (type) {
      case 'config.person_added':
        return this.add(Added.safeParse(data).data, covered, at);
      case RULES_ENTRY:
      case SUSPENDED:
      case LIFTED:
        return prove();
      case 'config.grant_asked':
      case 'config.grant_refused':
      case SECONDED:
        return covered ? null : prove();
      case 'config.grant_confirmed':
        return this.grant(Granted.safeParse(data).data, covered ? null : prove(), at);
      case 'config.roles_changed':
      case 'config.person_disabled':
      case 'config.one_person_told':
        return this.others.rules.takesSigned ? 'it is not signed by two people.' : this.applyOlder(type, data, at);
      default:
        return null;
    }
  }

  /** What one administrator did alone, without a signature, before the rules wanted two. */
  private applyOlder(type: string, data: unknown, at: string): string | null {
    if (type === 'config.roles_changed') return this.takeAway(Changed.safeParse(data).data, at);
    if (type === 'config.person_disabled') return this.close(OfPerson.safeParse(data).data, at);
    const told = OnePerson.safeParse(data).data;
    if (!told) return unread;
    // Only ever joined: a circle would make them two again.
    this.persons.join(told.account, told.person);
    return null;
  }

  private add(added: z.infer<typeof Added> | undefined, covered: boolean, at: string): string | null {
    if (!added) return unread;
    if (!this.accounts.has(added.person)) this.change(added.person, { roles: covered ? added.roles : [] }, at);
    return null;
  }

  private grant(granted: Granted | undefined, fault: string | null, at: string): string | null {
    if (!granted || fault) return fault ?? unread;
    const { person, what, roles, of } = granted;
    if (what === 'one_person') return this.merge(person, of);
    if (what === 'two_persons') return this.persons.part(person) ? null : 'the account is of one person alone.';
    if (what === 'roles' && roles) this.change(person, { roles }, at, this.others.rules.consentsWait ? at : null);
    if (what === 'closing') this.change(person, { active: false }, at);
    this.others.granted(what, person, at);
    return null;
  }

  private merge(account: string, of: string | undefined): string | null {
    if (of === undefined) return unread;
    if (this.leavesTooFew(account, of)) return 'too few persons would be left who consent.';
    return this.persons.join(account, of) ? null : 'the two accounts are of one person already.';
  }

  /** Whether too few persons who consent would be left, were those two accounts of one person. */
  leavesTooFew(account: string, of: string): boolean {
    const { approvers } = this.others;
    const joined = this.persons.join(account, of);
    const left = this.others.approvers;
    if (joined) this.persons.part(joined);
    return approvers >= FEWEST_APPROVERS && left < FEWEST_APPROVERS;
  }

  private takeAway(changed: z.infer<typeof Changed> | undefined, at: string): string | null {
    if (!changed) return unread;
    const held = this.now(changed.person)?.roles ?? [];
    this.change(changed.person, { roles: held.filter((role) => changed.after.includes(role)) }, at);
    return null;
  }

  private close(closed: z.infer<typeof OfPerson> | undefined, at: string): string | null {
    if (!closed) return unread;
    this.change(closed.person, { active: false }, at);
    return null;
  }

  /** @param given when two people gave the roles that are new; null where these do not wait */
  private change(account: string, changed: Partial<Held>, at: string, given: string | null = null): void {
    const before = this.accounts.get(account) ?? [];
    this.accounts.set(account, [...before, heldAfter(before.at(-1), changed, at, given)]);
    this.persons.changed(account);
  }
}

const unread = 'the entry cannot be read.';
