/** Who acts together: accounts, the natural persons they name, and the roles they hold. */
import type { Actor } from '../../../src/domain/case/model/circumstances.js';
import { type ApproverRole, approverRoles } from '../../../src/domain/law/vocabulary.js';
import type { People } from '../../../src/domain/workflow/approval.js';
import { id } from '../../support/case-walk.js';

export interface Member {
  readonly account: string;
  /** The natural person; a person may have two accounts. */
  readonly person: string;
  readonly name: string;
  readonly roles: readonly ApproverRole[];
}

const member = (n: number, person: number, roles: readonly ApproverRole[]): Member => ({
  ...{ account: id(n), person: id(person), roles },
  name: roles.length === 1 ? `${roles[0]} ${n}` : `account ${n}`,
});

/** One person with one account for each role named. */
export const group = (...roles: readonly ApproverRole[]): Member[] =>
  roles.map((role, at) => member(at + 1, at + 1, [role]));

/** Persons who hold every role: whatever persons of fewer roles can do, as many of these can. */
export const holdersOfAll = (count: number): Member[] =>
  Array.from({ length: count }, (_, at) => member(at + 1, at + 1, approverRoles));

/** The same group with a second account of its first person, which holds another role. */
export const withSecondAccount = (members: readonly Member[], role: ApproverRole): Member[] => [
  ...members,
  member(members.length + 1, 1, [role]),
];

/** Every group of that size, each role as often as it may be; the same roles once. */
export function groupsOf(size: number, roles: readonly ApproverRole[] = approverRoles): ApproverRole[][] {
  if (size === 0) return [[]];
  return roles.flatMap((role, at) => groupsOf(size - 1, roles.slice(at)).map((rest) => [role, ...rest]));
}

export const contains = (all: readonly string[], some: readonly string[]): boolean =>
  some.every((role) => all.filter((each) => each === role).length >= some.filter((each) => each === role).length);

export const actorOf = ({ account, roles }: Member): Actor => ({ kind: 'person', id: account, roles });

export const directoryOf = (members: readonly Member[]): People =>
  new Map(members.map(({ account, person, roles }) => [account, { person, roles, active: true }]));

/** Accounts of persons who differ in nothing but their name: exchanging them makes no other case. */
export function interchangeable(members: readonly Member[]): string[][] {
  const single = members.filter(({ person }) => members.filter((other) => other.person === person).length === 1);
  const held = [...new Set(single.map(({ roles }) => roles.join()))];
  return held.map((roles) => single.filter((each) => each.roles.join() === roles).map(({ account }) => account));
}
