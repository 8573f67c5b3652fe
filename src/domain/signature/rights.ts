/** Accounts, their persons and their roles, folded from the stream `config/people`. */
import { z } from 'zod';
import { Role } from '../law/vocabulary.js';
import type { Account, People } from '../workflow/approval.js';
import { mayTake } from '../workflow/permission.js';
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

/** Why the entry gives no right; null when it does, or takes one away. */
type Prove = () => string | null;

/** Roles are given by a founding of the machine or by a signed grant; an unsigned entry takes away, and gives nothing. */
export class Rights {
  private readonly accounts = new Map<string, Held>();
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
  found(account: string, { roles, people }: Pick<Founding, 'roles' | 'people'>): string[] {
    const faults = this.begun ? [] : this.begin(people);
    this.accounts.set(account, { roles, active: true });
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

  /** An open account whose roles let it confirm, of another person than those concerned. */
  mayConfirm(account: string, concerned: readonly string[]): boolean {
    const held = this.accounts.get(account);
    if (!held?.active || !mayTake('people.confirm', held.roles)) return false;
    return concerned.every((other) => this.personOf(other) !== this.personOf(account));
  }

  /** An outside counsel under one account is nothing else under another. */
  people(): People {
    const counsel = new Set(
      [...this.accounts]
        .filter(([, { roles }]) => roles.includes('counsel'))
        .map(([account]) => this.personOf(account)),
    );
    return new Map(
      [...this.accounts].map(([id, { roles, active }]): [string, Account] => {
        const person = this.personOf(id);
        return [id, { person, roles: counsel.has(person) ? ['counsel'] : roles, active }];
      }),
    );
  }

  private apply({ type, seq, data }: AuthorityEntry, prove: Prove): string | null {
    const covered = seq <= this.covered;
    switch (type) {
      case 'config.person_added':
        return this.add(Added.safeParse(data).data, covered);
      case 'config.grant_confirmed':
        return this.grant(Granted.safeParse(data).data, covered ? null : prove());
      case 'config.roles_changed':
        return this.takeAway(Changed.safeParse(data).data);
      case 'config.person_disabled':
        return this.close(OfPerson.safeParse(data).data);
      case 'config.one_person_told':
        return this.join(OnePerson.safeParse(data).data);
      default:
        return null;
    }
  }

  private add(added: z.infer<typeof Added> | undefined, covered: boolean): string | null {
    if (!added) return unread;
    if (!this.accounts.has(added.person)) {
      this.accounts.set(added.person, { roles: covered ? added.roles : [], active: true });
    }
    return null;
  }

  private grant(granted: z.infer<typeof Granted> | undefined, fault: string | null): string | null {
    if (!granted || fault) return fault ?? unread;
    if (granted.what === 'roles' && granted.roles) this.change(granted.person, { roles: granted.roles });
    return null;
  }

  private takeAway(changed: z.infer<typeof Changed> | undefined): string | null {
    if (!changed) return unread;
    const held = this.accounts.get(changed.person)?.roles ?? [];
    this.change(changed.person, { roles: held.filter((role) => changed.after.includes(role)) });
    return null;
  }

  private close(closed: z.infer<typeof OfPerson> | undefined): string | null {
    if (!closed) return unread;
    this.change(closed.person, { active: false });
    return null;
  }

  private join(told: z.infer<typeof OnePerson> | undefined): string | null {
    if (!told) return unread;
    const [one, other] = [this.personOf(told.account), this.personOf(told.person)];
    // Only ever joined: a circle would make them two again.
    if (one !== other) this.doubles.set(one, other);
    return null;
  }

  private change(account: string, changed: Partial<Held>): void {
    this.accounts.set(account, { roles: [], active: true, ...this.accounts.get(account), ...changed });
  }
}

const unread = 'the entry cannot be read.';
