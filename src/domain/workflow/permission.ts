/** Who may try what beside the actions on a case, which say it themselves (SecNumCloud 3.2, 9.3). */
import type { Role } from '../law/vocabulary.js';

/** The administrator sees no case; an outside counsel sees through `brief.*` alone, and only the case they are invited on. */
export const generalPermissions = {
  'case.read': ['analyst', 'jurist', 'head_of_legal', 'dpo', 'ciso', 'executive', 'secret_officer', 'auditor'],
  'case.link': ['analyst', 'jurist', 'head_of_legal'],
  'case.brief_counsel': ['jurist', 'head_of_legal'],
  'brief.read': ['counsel'],
  'brief.advise': ['counsel'],
  /** Operations see production orders, and nothing else of any case. */
  'production.read': ['operations'],
  'message.read': ['analyst', 'jurist', 'head_of_legal', 'dpo', 'secret_officer', 'auditor'],
  /** What is locked in the secret cell. */
  'locked.read': ['secret_officer'],
  'message.enter': ['analyst', 'jurist', 'head_of_legal'],
  /** The load of each person: who distributes the work. */
  'workload.read': ['head_of_legal'],
  'law.read': ['analyst', 'jurist', 'head_of_legal', 'dpo', 'ciso', 'executive', 'auditor', 'counsel'],
  'law.upkeep': ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive', 'auditor'],
  'law.draft': ['head_of_legal'],
  'law.adopt': ['head_of_legal', 'dpo', 'ciso', 'executive'],
  'law.check_source': ['jurist', 'head_of_legal'],
  'registry.read': ['analyst', 'jurist', 'head_of_legal', 'dpo', 'ciso', 'executive', 'auditor'],
  'directory.propose': ['jurist', 'head_of_legal'],
  'directory.adopt': ['head_of_legal', 'dpo', 'ciso', 'executive'],
  'alarm.read': ['head_of_legal', 'dpo', 'ciso', 'executive', 'auditor'],
  'alarm.answer': ['head_of_legal', 'dpo', 'ciso', 'executive'],
  'report.build': ['head_of_legal'],
  'report.sign_off': ['head_of_legal', 'dpo', 'executive'],
  'report.publish': ['head_of_legal', 'executive'],
  /** Writes the cases that a report is to tell of, and drafts the documents of a year: `report.build` alone makes a report. */
  'report.draft': ['head_of_legal'],
  'report.read': ['jurist', 'head_of_legal', 'dpo', 'executive', 'auditor'],
  'statement.prepare': ['jurist', 'head_of_legal'],
  'statement.sign_off': ['head_of_legal', 'dpo'],
  'statement.deliver': ['jurist', 'head_of_legal'],
  'statement.read': ['jurist', 'head_of_legal', 'dpo', 'auditor'],
  'ledger.read': ['head_of_legal', 'auditor'],
  'work.read': ['jurist', 'head_of_legal', 'auditor', 'administrator'],
  'work.retry': ['head_of_legal', 'administrator'],
  'work.settle': ['head_of_legal'],
  'roster.read': ['analyst', 'jurist', 'head_of_legal', 'dpo', 'ciso', 'executive', 'auditor', 'administrator'],
  'roster.manage': ['administrator'],
  'people.manage': ['administrator'],
  'people.confirm': ['administrator', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  'status.read': ['analyst', 'jurist', 'head_of_legal', 'dpo', 'ciso', 'executive', 'auditor', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type GeneralAction = keyof typeof generalPermissions;

/** Each asks for a recent proof that the person is there. */
export const sensitiveGeneralActions: readonly GeneralAction[] = [
  'case.brief_counsel',
  'brief.advise',
  'report.build',
  'report.sign_off',
  'report.publish',
  'statement.sign_off',
  'statement.deliver',
  'law.adopt',
  'directory.adopt',
  'roster.manage',
  'people.manage',
  'people.confirm',
];

/** True when one of the roles may take the action; no role, no right. */
export function mayTake(action: GeneralAction, held: readonly Role[]): boolean {
  const allowed: readonly Role[] = generalPermissions[action];
  return held.some((role) => allowed.includes(role));
}
