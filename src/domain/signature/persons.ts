/** Which accounts are of one person, and each account as it stands; an entry draws those of its person anew, and no other. */
import type { Account, People } from '../workflow/approval.js';
import type { Held } from './new-rights.js';

export class Persons {
  /** The person for whom an account stands that is not its own. */
  private doubles: Map<string, string> = new Map();
  private members: Map<string, readonly string[]> = new Map();
  private drawn: Map<string, Account> = new Map();

  /** @param held what the account holds now */
  constructor(private readonly held: (account: string) => Held | undefined) {}

  /** Goes on from the state of the other, which stays as it is. */
  resume(other: Persons): void {
    this.doubles = new Map(other.doubles);
    this.members = new Map(other.members);
    this.drawn = new Map(other.drawn);
  }

  /** Every account, in the order in which they came. */
  get all(): People {
    return this.drawn;
  }

  personOf(account: string): string {
    const person = this.doubles.get(account);
    return person === undefined ? account : this.personOf(person);
  }

  accountsOf(person: string): readonly Account[] {
    return (this.members.get(person) ?? []).flatMap((id) => this.drawn.get(id) ?? []);
  }

  /** MUST be called where what an account holds has changed, and where it is new. */
  changed(account: string): void {
    const person = this.personOf(account);
    if (!this.drawn.has(account)) this.members.set(person, [...(this.members.get(person) ?? []), account]);
    this.draw([person]);
  }

  /** The account that now stands for another person; null when they were one already. */
  join(account: string, of: string): string | null {
    const [one, other] = [this.personOf(account), this.personOf(of)];
    if (one === other) return null;
    this.doubles.set(one, other);
    this.draw([one, other]);
    return one;
  }

  /** False where the account stands for no other person. */
  part(account: string): boolean {
    const person = this.personOf(account);
    if (!this.doubles.delete(account)) return false;
    this.draw([person]);
    return true;
  }

  /** The accounts of those who were these persons, each under the person that it is of now. */
  private draw(were: readonly string[]): void {
    const accounts = were.flatMap((person) => this.members.get(person) ?? []);
    for (const person of were) this.members.delete(person);
    for (const id of accounts) {
      const person = this.personOf(id);
      this.members.set(person, [...(this.members.get(person) ?? []), id]);
    }
    for (const id of accounts) {
      const person = this.personOf(id);
      const { roles = [], active = true } = this.held(id) ?? {};
      this.drawn.set(id, { person, roles: this.isCounsel(person) ? ['counsel'] : roles, active });
    }
  }

  /** An outside counsel under one account is nothing else under another. */
  private isCounsel(person: string): boolean {
    return (this.members.get(person) ?? []).some((id) => this.held(id)?.roles.includes('counsel'));
  }
}
