/** Whether silence is owed, and whether a notice that it holds back is. */
import type { NoticeRules } from '../../../law/notice.js';
import type { Gag } from '../../../law/vocabulary.js';
import type { CaseState } from '../../model/state.js';

/** Under these no outside party is informed; a foreign one has no force here, and that of a certificate excepts the controller. */
const silencing: readonly Gag[] = ['G_JUD', 'G_TCO', 'G_SEC'];

/** Whether silence stands now: as set by people, else as the rule has it. */
export function silenced({ silence, classification }: CaseState): boolean {
  if (silence) return !silence.over && silencing.includes(silence.gag);
  return classification !== null && silencing.includes(classification.gag);
}

/** Whether setting that silence lifts one that stands, before its end. */
export const lifts = (state: CaseState, gag: Gag): boolean => silenced(state) && !silencing.includes(gag);

/** Whether a notice that silence holds back was not given. */
export const noticeOwed = ({ classification, dueLater = [], notices }: CaseState, rules: NoticeRules): boolean =>
  [...(classification?.notices ?? []), ...dueLater].some(
    (due) => rules[due].silence && !notices.some(({ notice, told }) => notice === due && told),
  );
