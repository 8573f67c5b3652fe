/** Whether silence is owed, and whether a notice to the customer is. */
import type { Gag } from '../../../law/vocabulary.js';
import type { CaseState } from '../../model/state.js';

/** Under these nobody outside is told; a foreign one has no force here, and that of a certificate spares the controller. */
const silencing: readonly Gag[] = ['G_JUD', 'G_TCO', 'G_SEC'];

/** Whether silence stands now: as set by people, else as the rule has it. */
export function silenced({ silence, classification }: CaseState): boolean {
  if (silence) return !silence.over && silencing.includes(silence.gag);
  return classification !== null && silencing.includes(classification.gag);
}

/** Whether setting that silence lifts one that stands, before its end. */
export const lifts = (state: CaseState, gag: Gag): boolean => silenced(state) && !silencing.includes(gag);

/** Whether the customer is owed a notice that was not given. */
export const noticeOwed = ({ classification, notices }: CaseState): boolean =>
  classification?.notices.includes('N_CUST') === true &&
  !notices.some(({ notice, told }) => notice === 'N_CUST' && told);
