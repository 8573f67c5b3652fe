/** What two persons sign when they lower what the case requires, and who is not one of them. */
import type { Refusal } from '../../../kernel/result.js';
import type { ApproverRole } from '../../../law/vocabulary.js';
import { payloadOfThing } from '../../../signature/act.js';
import type { Actor, Circumstances } from '../../model/circumstances.js';
import type { OfferedRows } from '../../model/offer.js';
import { samePerson } from '../../model/quorum.js';
import { refusals } from '../../model/refusal.js';
import { secondRoles } from '../../model/second-person.js';
import type { CaseState } from '../../model/state.js';
import type { LoweringReason } from '../../model/vocabulary.js';

interface Lowered {
  /** The roles asked before. */
  readonly approvers: ApproverRole[];
  /** Cases that are another request: nothing comes from them any more. */
  readonly apart: string[];
  readonly why: LoweringReason;
}

/** The digest of it; `earlier` accounts lowered them before, so that no signature serves twice. */
export const loweringOf = ({ approvers, apart, why }: Lowered, { loweredBy }: CaseState): string =>
  payloadOfThing({ approvers, apart, earlier: loweredBy.length, why });

/** Cases that are another request, once what they ask is dropped. */
export const apartOf = (from: readonly string[]): string[] => [...new Set(from)];

/** The roles and cases that a person reads before they ask for less, or agree to it. */
export function rowsOf({ floor: { approvers, from } }: CaseState): OfferedRows {
  const apart = apartOf(from);
  const cases = {
    label: { fr: 'Autres dossiers dissociés', en: 'Other cases set apart' },
    words: [String(apart.length)],
  };
  const roles = { label: { fr: 'Rôles exigés jusqu’ici', en: 'Roles asked until now' }, of: 'role' as const };
  return [{ ...roles, words: approvers }, ...(apart.length > 0 ? [cases] : [])];
}

/** The preparer of what waits neither asks for less nor grants it. */
export function objectionToLowering(state: CaseState, actor: Actor, at: Circumstances): Refusal | null {
  if (actor.kind === 'system') return refusals.personOnly;
  if (!secondRoles(state).some((role) => actor.roles.includes(role))) return refusals.notStricterRole;
  const { preparation } = state;
  return preparation && samePerson(preparation.preparedBy, actor.id, at) ? refusals.preparedIt : null;
}
