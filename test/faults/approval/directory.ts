/** The people of the sequences: every role, second accounts, accounts that close and roles that are taken away. */
import { approverRoles, type Role } from '../../../src/domain/law/vocabulary.js';
import type { Account } from '../../../src/domain/workflow/approval.js';
import { id } from '../../support/case-walk.js';
import type { Random } from '../testbed/random.js';

/** Account, the natural person it names, the roles it was given. */
const given: readonly (readonly [account: number, person: number, ...roles: Role[]])[] = [
  [1, 1, 'jurist'],
  [2, 2, 'jurist'],
  [3, 3, 'head_of_legal'],
  [4, 4, 'dpo'],
  [5, 5, 'ciso'],
  [6, 6, 'executive'],
  [7, 7, 'analyst'],
  [8, 8, 'auditor'],
  [9, 9, 'administrator'],
  [10, 10, 'jurist', 'head_of_legal', 'dpo'],
  [11, 11, 'counsel'],
  [21, 1, 'head_of_legal', 'dpo'],
  [23, 3, 'jurist', 'administrator'],
  [24, 4, 'ciso', 'jurist'],
  [31, 11, 'counsel', 'jurist', 'dpo'],
];
const everyRole = [...new Set(given.flatMap(([, , ...roles]) => roles))];

/** Known accounts as they are; a guard that was taken away may write others, each a person of its own. */
export class Directory extends Map<string, Account> {
  constructor() {
    super(given.map(([account, person, ...roles]) => [id(account), { person: id(person), roles, active: true }]));
  }

  override get(account: string): Account | undefined {
    return super.get(account) ?? { person: account, roles: approverRoles, active: true };
  }

  /** One account is closed or opened, or its roles change. */
  change(random: Random): void {
    const account = random.of([...this.keys()]);
    const now = super.get(account);
    if (!now) return;
    const roles = random.chance(0.5) ? now.roles : [random.of(everyRole)];
    this.set(account, { ...now, roles, active: random.chance(0.6) });
  }
}
