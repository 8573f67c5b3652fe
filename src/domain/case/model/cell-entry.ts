/** A correction that would take a case into the secret cell: it hides the content while it waits, and lapses unless a second person signs in time. */
import { addHours } from '../../kernel/instant.js';
import { type Refusal, refusal } from '../../kernel/result.js';
import type { Role } from '../../law/vocabulary.js';
import { mayTake } from '../../workflow/permission.js';
import type { Circumstances } from './circumstances.js';
import type { Correction } from './event-schema.js';
import { decidingRoles } from './second-person.js';
import type { CaseState } from './state.js';

/** Hours in which the second person signs: a constant of the code, so that no setting hides a case for longer. */
const ENTRY_HOURS = 4;

/** Until when the proposal waits. What is added to one that waits already does not prolong it; absent where it enters no cell. */
export function lapseOf(
  { weakens }: Pick<Correction, 'weakens'>,
  { proposed }: Pick<CaseState, 'proposed'>,
  { now }: Pick<Circumstances, 'now'>,
): { readonly lapsesAt?: string } {
  if (!weakens.includes('enters_cell')) return {};
  return { lapsesAt: proposed?.lapsesAt ?? addHours(now, ENTRY_HOURS) };
}

/**
 * Whether the content of the case is hidden from the account while its entry to the cell waits. It stays with those who
 * have it: who proposed, who has the case, who prepared or agreed, and those who decide on it, except jurists.
 */
export function isHiddenFrom(
  state: CaseState,
  { id, roles }: { readonly id: string; readonly roles: readonly Role[] },
): boolean {
  const { proposed, assignee, preparation } = state;
  if (proposed?.lapsesAt === undefined || mayTake('locked.read', roles)) return false;
  const agreed = preparation ? [preparation.preparedBy, ...preparation.consents.map(({ person }) => person)] : [];
  if ([assignee, ...proposed.by, ...agreed].includes(id)) return false;
  return !decidingRoles(state).some((role) => role !== 'jurist' && roles.includes(role));
}

const caseHidden = refusal(
  'case-hidden',
  'forbidden',
  'L’entrée de ce dossier hors du circuit ordinaire est proposée : jusqu’à la décision, son contenu ne s’ouvre qu’à ceux qui en sont chargés.',
  'The entry of this case to the secret cell is proposed: until it is decided, its content opens to those who handle it alone.',
  'CSI L881-1',
);

/** Why the person neither reads what the case holds nor takes an action on it now; null where it hides nothing from them. */
export const objectionToHandling = (state: CaseState, person: Parameters<typeof isHiddenFrom>[1]): Refusal | null =>
  isHiddenFrom(state, person) ? caseHidden : null;
