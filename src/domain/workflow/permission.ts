/** Who may try what: one table, asked by the routes and again by `decide` (SecNumCloud 3.2 9.3). */
import type { Role } from '../law/vocabulary.js';

/**
 * Every action of the product that a person can take, with the roles that may. The administrator sees no case; an outside
 * counsel sees through `brief.*` alone, and only the case they are invited on.
 */
export const permissions = {
  'case.read': ['analyst', 'jurist', 'head_of_legal', 'dpo', 'ciso', 'executive', 'auditor'],
  'case.open': ['analyst', 'jurist', 'head_of_legal'],
  'case.join': ['analyst', 'jurist', 'head_of_legal'],
  'case.confirm_fact': ['jurist', 'head_of_legal', 'dpo'],
  'case.confirm_address': ['jurist', 'head_of_legal'],
  'case.confirm_correction': ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  'case.refuse_correction': ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  'case.withdraw_correction': ['jurist', 'head_of_legal', 'dpo'],
  'case.record_origin': ['jurist', 'head_of_legal', 'dpo'],
  'case.confirm_origin': ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  'case.ask_lower_floor': ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  'case.lower_floor': ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  'case.classify': ['jurist', 'head_of_legal'],
  'case.assign': ['analyst', 'jurist', 'head_of_legal'],
  'case.link': ['analyst', 'jurist', 'head_of_legal'],
  'case.prepare': ['jurist', 'head_of_legal'],
  'case.approve': ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  'case.send_back': ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  'case.refuse': ['jurist', 'head_of_legal'],
  'case.release': ['jurist', 'head_of_legal'],
  'case.inform': ['jurist', 'head_of_legal'],
  'case.recall': ['jurist', 'head_of_legal'],
  'case.act': ['jurist', 'head_of_legal'],
  'case.ratify': ['head_of_legal', 'dpo', 'executive'],
  'case.record_call_back': ['jurist', 'head_of_legal'],
  'case.ask_break_glass': ['administrator', 'ciso', 'executive', 'dpo'],
  'case.grant_break_glass': ['head_of_legal', 'dpo', 'ciso', 'executive'],
  'case.clear_hold': ['jurist', 'head_of_legal'],
  'case.stop_hold': ['jurist', 'head_of_legal'],
  'case.set_deadline': ['jurist', 'head_of_legal'],
  'case.extend_preservation': ['jurist', 'head_of_legal'],
  'case.keep_preserved': ['jurist', 'head_of_legal'],
  'case.end_preservation': ['jurist', 'head_of_legal'],
  'case.set_gag': ['jurist', 'head_of_legal'],
  'case.record_notice': ['jurist', 'head_of_legal', 'dpo'],
  'case.ask_opinion': ['jurist', 'head_of_legal'],
  'case.record_opinion': ['jurist', 'head_of_legal'],
  'case.answer_redirect': ['jurist', 'head_of_legal'],
  'case.challenge': ['jurist', 'head_of_legal'],
  'case.settle_challenge': ['jurist', 'head_of_legal'],
  'case.close': ['jurist', 'head_of_legal'],
  'case.withdraw': ['jurist', 'head_of_legal'],
  'case.note': ['analyst', 'jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  'case.brief_counsel': ['jurist', 'head_of_legal'],
  'brief.read': ['counsel'],
  'brief.advise': ['counsel'],
  'message.read': ['analyst', 'jurist', 'head_of_legal', 'dpo', 'auditor'],
  'law.read': ['analyst', 'jurist', 'head_of_legal', 'dpo', 'ciso', 'executive', 'auditor', 'counsel'],
  'registry.read': ['analyst', 'jurist', 'head_of_legal', 'dpo', 'ciso', 'executive', 'auditor'],
  'alarm.read': ['head_of_legal', 'dpo', 'ciso', 'executive', 'auditor'],
  'alarm.answer': ['head_of_legal', 'dpo', 'ciso', 'executive'],
  'report.build': ['head_of_legal'],
  'report.sign_off': ['head_of_legal', 'dpo', 'executive'],
  'report.publish': ['head_of_legal', 'executive'],
  'report.read': ['jurist', 'head_of_legal', 'dpo', 'executive', 'auditor'],
  'ledger.read': ['head_of_legal', 'auditor'],
  'work.read': ['jurist', 'head_of_legal', 'auditor', 'administrator'],
  'work.retry': ['head_of_legal', 'administrator'],
  'work.settle': ['head_of_legal'],
  'people.manage': ['administrator'],
  'people.confirm': ['administrator', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  'status.read': ['analyst', 'jurist', 'head_of_legal', 'dpo', 'ciso', 'executive', 'auditor', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type PersonAction = keyof typeof permissions;

/**
 * What sends something out, binds the operator by its signature, or decides who may: each asks for a recent proof that the
 * person is there (ASVS 5.0, 7.5.3), and a user who may take one needs a second factor (SecNumCloud 3.2, 9.5.a).
 */
export const sensitiveActions: readonly PersonAction[] = [
  'case.approve',
  'case.confirm_correction',
  'case.confirm_origin',
  'case.ask_lower_floor',
  'case.lower_floor',
  'case.refuse',
  'case.release',
  'case.inform',
  'case.act',
  'case.ratify',
  'case.ask_break_glass',
  'case.grant_break_glass',
  'case.brief_counsel',
  'brief.advise',
  'report.build',
  'report.sign_off',
  'report.publish',
  'people.manage',
  'people.confirm',
];

/** True when one of the roles may take the action; no role, no right. */
export function mayTake(action: PersonAction, held: readonly Role[]): boolean {
  const allowed: readonly Role[] = permissions[action];
  return held.some((role) => allowed.includes(role));
}
