/** Who works in the model, what they hold, and who attacks: small sets of them, alone or with a stolen credential. */
import { approverRoles, type Role } from '../../../src/domain/law/vocabulary.js';
import { mayTake } from '../../../src/domain/workflow/permission.js';
import { eventKinds } from '../../../src/ledger/event-kinds.js';
import { type DatabaseRole, databaseRoles } from '../../../src/platform/database/roles.js';
import { id } from '../../support/case-walk.js';
import { newKey } from './signing.js';

/** The first two found the installation; one person has a second account. */
const roles: readonly Role[] = [
  ...(['administrator', 'head_of_legal', 'administrator', 'dpo', 'ciso', 'executive', 'secret_officer'] as const),
  ...(['jurist', 'jurist', 'jurist', 'auditor'] as const),
];
export const staff = roles.map((role, at) => ({ role, key: newKey(id(at + 1)) }));
/** The administrator's second account, with a role that confirms and orders no erasure. */
export const second = { role: 'ciso' as const, key: newKey(id(50)) };
/** Lost the role of an executive, and keeps an old key. */
export const former = { role: 'executive' as const, key: newKey(id(51)) };

export type Member = (typeof staff)[number];

const confirming = [...new Set(roles)].filter((role) => mayTake('people.confirm', [role]));

export interface Credential {
  readonly name: string;
  /** Whether it writes an entry of that kind in the name of any person, without the service. */
  writes(stream: string, type: string): boolean;
  /** The owner deletes rows too. */
  readonly owns: boolean;
  /** The key of the log. */
  readonly machine: boolean;
}

const credential = (name: string, given: Partial<Credential> = {}): Credential => ({
  ...{ name, owns: false, machine: false, writes: () => false },
  ...given,
});
const ofRole = (role: DatabaseRole): Credential =>
  credential(`\`${role}\``, { writes: (stream, type) => eventKinds[stream]?.[type]?.by[role] !== undefined });
const everything = () => true;

export const none = credential('');
export const credentials: readonly Credential[] = [
  none,
  ...databaseRoles.map(ofRole),
  credential('the owner', { owns: true, writes: everything }),
  credential('the key of the log', { machine: true }),
];

/** Whether the first gives nothing that the second does not. */
const isWithin = (one: Credential, other: Credential): boolean =>
  one === none || one.name === other.name || (other.owns && !one.machine);

export interface Attacker {
  readonly members: readonly Member[];
  readonly with: Credential;
}

export const isPartOf = (one: Attacker, other: Attacker): boolean => {
  const left = other.members.map(({ role }) => role);
  const fits = one.members.every(({ role }) => {
    const at = left.indexOf(role);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return fits && isWithin(one.with, other.with);
};

/** Every choice of so many persons, once for each choice of their roles. */
export function groupsOf(size: number, from: readonly Member[] = staff): Member[][] {
  if (size === 0) return [[]];
  const all = from.flatMap((first, at) => groupsOf(size - 1, from.slice(at + 1)).map((rest) => [first, ...rest]));
  const byRoles = new Map(
    all.map((group) => [
      group
        .map(({ role }) => role)
        .sort()
        .join(),
      group,
    ]),
  );
  return [...byRoles.values()];
}

const rolesOf = ({ members }: Attacker): string[] => members.map(({ role }) => role).sort();
const nameOf = (held: readonly string[], { name }: Credential): string =>
  [...held, ...(name ? [name] : [])].join(' + ') || 'no one';

/** As they stand in a table; roles that stand for one another there are one line. */
export function named(found: readonly Attacker[]): string[] {
  const texts = new Set(found.map((each) => nameOf(rolesOf(each), each.with)));
  const isAll = (rest: readonly string[], count: number, by: Credential) =>
    groupsOf(count)
      .filter((group) => group.every(({ role }) => confirming.includes(role)))
      .map((group) => [...rest, ...group.map(({ role }) => role)].sort())
      .filter(areThere)
      .every((roles) => texts.has(nameOf(roles, by)));
  const short = (each: Attacker): string => {
    const held = rolesOf(each);
    for (const [count, word] of [
      [2, 'two who confirm'],
      [1, 'one who confirms'],
    ] as const) {
      const rest = restsOf(held, count).find((some) => isAll(some, count, each.with));
      if (rest) return nameOf([...rest, word], each.with);
    }
    return nameOf(held, each.with);
  };
  return [...new Set(found.map(short))].sort();
}

/** What is left of them without so many that confirm, in every way. */
function restsOf(held: readonly string[], count: number): string[][] {
  if (count === 0) return [[...held]];
  return held.flatMap((role, at) =>
    confirming.includes(role as Role) ? restsOf(held.toSpliced(at, 1), count - 1) : [],
  );
}

/** Whether so many people of those roles work there. */
const areThere = (roles: readonly string[]): boolean =>
  roles.every(
    (role) => staff.filter((each) => each.role === role).length >= roles.filter((one) => one === role).length,
  );

/** What an attacker invents people for. */
export const wanted: readonly Role[] = ['jurist', 'jurist', 'head_of_legal', 'secret_officer', 'executive'];
export const everyRole: readonly Role[] = [...new Set<Role>([...roles, ...approverRoles])];
