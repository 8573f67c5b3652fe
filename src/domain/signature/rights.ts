/** Accounts, their persons and their roles, folded from the stream `config/people`. */
import { z } from 'zod';
import { type Instant, millisecondsOf } from '../kernel/instant.js';
import { Role } from '../law/vocabulary.js';
import type { Account, People } from '../workflow/approval.js';
import { mayTake } from '../workflow/permission.js';
import { RULES_ENTRY } from './grant-event.js';
import type { Founding } from './key-event.js';

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

const Id = z.uuid();
const Roles = z.array(Role);
const Added = z.object({ person: Id, roles: Roles });
const Granted = z.object({ person: Id, what: z.string(), roles: Roles.optional() });
const Changed = z.object({ person: Id, after: Roles });
const OfPerson = z.object({ person: Id });
const OnePerson = z.object({ account: Id, person: Id });

export const faultIn = ({ stream, seq }: AuthorityEntry, fault: string): string => `${stream}, seq ${seq}: ${fault}`;

interface Held {
  readonly roles: readonly Role[];
  readonly active: boolean;
}

/** What an account held from an instant on. */
interface Since extends Held {
  readonly at: string;
}

/** Why the entry gives no right; null when it does, or takes one away. */
type Prove = () => string | null;

/** Roles are given by a founding of the machine or by a signed grant; an unsigned entry takes away, and gives nothing. */
export class Rights {
  /** Oldest first; the last is what it holds now. */
  private readonly accounts = new Map<string, readonly Since[]>();
  private readonly doubles = new Map<string, string>();
  begun = false;
  /** Entries up to this sequence are older than signatures and stand as they were. */
  private covered = 0;
  private readonly before: { readonly entry: AuthorityEntry; readonly prove: Prove }[] = [];

  take(entry: AuthorityEntry, prove: Prove): string | null {
    if (this.begun) return this.apply(entry, prove);
    this.before.push({ entry, prove });
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
    return this.before.splice(0).flatMap(({ entry, prove }) => {
      const fault = this.apply(entry, prove);
      return fault ? [faultIn(entry, fault)] : [];
    });
  }

  personOf(account: string): string {
    const person = this.doubles.get(account);
    return person === undefined ? account : this.personOf(person);
  }

  /** An open account whose roles let it ask, of another person than those concerned. */
  mayAsk(account: string, concerned: readonly string[]): boolean {
    return this.may('people.manage', account, concerned);
  }

  /** An open account whose roles let it confirm, of another person than those concerned. */
  mayConfirm(account: string, concerned: readonly string[]): boolean {
    return this.may('people.confirm', account, concerned);
  }

  private may(action: 'people.manage' | 'people.confirm', account: string, concerned: readonly string[]): boolean {
    const held = this.now(account);
    if (!held?.active || !mayTake(action, held.roles)) return false;
    return concerned.every((other) => this.personOf(other) !== this.personOf(account));
  }

  /** An outside counsel under one account is nothing else under another. */
  people(): People {
    const counsel = new Set(
      [...this.accounts]
        .filter(([, since]) => since.at(-1)?.roles.includes('counsel'))
        .map(([account]) => this.personOf(account)),
    );
    return new Map(
      [...this.accounts].map(([id, since]): [string, Account] => {
        const person = this.personOf(id);
        const { roles, active } = since.at(-1) ?? nothingHeld;
        return [id, { person, roles: counsel.has(person) ? ['counsel'] : roles, active }];
      }),
    );
  }

  /** What the account held at that instant; undefined for one that was not there yet. */
  heldAt(account: string, at: Instant): Held | undefined {
    return this.accounts.get(account)?.findLast((since) => millisecondsOf(since.at as Instant) <= millisecondsOf(at));
  }

  private now(account: string): Held | undefined {
    return this.accounts.get(account)?.at(-1);
  }

  private apply({ type, seq, data, at }: AuthorityEntry, prove: Prove): string | null {
    const covered = seq <= this.covered;
    switch (type) {
      case 'config.person_added':
        return this.add(Added.safeParse(data).data, covered, at);
      case RULES_ENTRY:
        return prove();
      case 'config.grant_asked':
        return covered ? null : prove();
      case 'config.grant_confirmed':
        return this.grant(Granted.safeParse(data).data, covered ? null : prove(), at);
      case 'config.roles_changed':
        return this.takeAway(Changed.safeParse(data).data, at);
      case 'config.person_disabled':
        return this.close(OfPerson.safeParse(data).data, at);
      case 'config.one_person_told':
        return this.join(OnePerson.safeParse(data).data);
      default:
        return null;
    }
  }

  private add(added: z.infer<typeof Added> | undefined, covered: boolean, at: string): string | null {
    if (!added) return unread;
    if (!this.accounts.has(added.person)) this.change(added.person, { roles: covered ? added.roles : [] }, at);
    return null;
  }

  private grant(granted: z.infer<typeof Granted> | undefined, fault: string | null, at: string): string | null {
    if (!granted || fault) return fault ?? unread;
    if (granted.what === 'roles' && granted.roles) this.change(granted.person, { roles: granted.roles }, at);
    return null;
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

  private join(told: z.infer<typeof OnePerson> | undefined): string | null {
    if (!told) return unread;
    const [one, other] = [this.personOf(told.account), this.personOf(told.person)];
    // Only ever joined: a circle would make them two again.
    if (one !== other) this.doubles.set(one, other);
    return null;
  }

  private change(account: string, changed: Partial<Held>, at: string): void {
    const before = this.accounts.get(account) ?? [];
    this.accounts.set(account, [...before, { ...nothingHeld, ...before.at(-1), ...changed, at }]);
  }
}

const nothingHeld: Held = { roles: [], active: true };

const unread = 'the entry cannot be read.';
