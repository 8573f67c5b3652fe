/** Who may try what: one table, asked by the routes and again by `decide` (DESIGN 6, SecNumCloud 3.2 9.3). */
import type { Role } from '../law/vocabulary.js';

/** Every action of the product that a person can take, with the roles that may. The administrator sees no case. */
export const permissions = {
  'case.read': ['analyst', 'jurist', 'head_of_legal', 'dpo', 'ciso', 'executive', 'auditor'],
  'case.open': ['analyst', 'jurist', 'head_of_legal'],
  'case.join': ['analyst', 'jurist', 'head_of_legal'],
  'case.confirm_fact': ['jurist', 'head_of_legal', 'dpo'],
  'case.classify': ['jurist', 'head_of_legal'],
  'case.assign': ['analyst', 'jurist', 'head_of_legal'],
  'case.prepare': ['jurist', 'head_of_legal'],
  'case.approve': ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  'case.send_back': ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  'case.refuse': ['jurist', 'head_of_legal'],
  'case.release': ['jurist', 'head_of_legal'],
  'case.close': ['jurist', 'head_of_legal'],
  'case.withdraw': ['jurist', 'head_of_legal'],
  'case.note': ['analyst', 'jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  'message.read': ['analyst', 'jurist', 'head_of_legal', 'dpo', 'auditor'],
  'report.build': ['head_of_legal'],
  'report.read': ['jurist', 'head_of_legal', 'dpo', 'executive', 'auditor'],
  'ledger.read': ['head_of_legal', 'auditor'],
  'work.read': ['jurist', 'head_of_legal', 'auditor', 'administrator'],
  'work.retry': ['head_of_legal', 'administrator'],
  'work.settle': ['head_of_legal'],
  'people.manage': ['administrator'],
  'status.read': ['analyst', 'jurist', 'head_of_legal', 'dpo', 'ciso', 'executive', 'auditor', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type PersonAction = keyof typeof permissions;

/**
 * What lets something leave, binds the house by its signature, or decides who may: each asks for a recent proof that the
 * person is there (ASVS 5.0, 7.5.3), and whoever may take one needs a second factor (SecNumCloud 3.2, 9.5.a).
 */
export const sensitiveActions: readonly PersonAction[] = [
  'case.approve',
  'case.refuse',
  'case.release',
  'report.build',
  'people.manage',
];

/** True when one of the roles may take the action; no role, no right. */
export function mayTake(action: PersonAction, held: readonly Role[]): boolean {
  const allowed: readonly Role[] = permissions[action];
  return held.some((role) => allowed.includes(role));
}
