/** Whether silence is owed, and whether a notice that it holds back is. */
import type { NoticeRules } from '../../../law/notice.js';
import type { Gag } from '../../../law/vocabulary.js';
import type { CaseState } from '../../model/state.js';

/** Under these no outside party is informed; a foreign one has no force here, and that of a certificate excepts the controller. */
const silencing: readonly Gag[] = ['G_SEC', 'G_TCO', 'G_JUD'];
/** Duties that have force here, the strictest first. */
const binding: readonly Gag[] = [...silencing, 'G_EEV'];

/** What the judgements of a case presumed of silence, with one more. */
export const presumed = ({ gags = [] }: Pick<CaseState, 'gags'>, gag: Gag): Pick<CaseState, 'gags'> =>
  binding.includes(gag) && !gags.includes(gag) ? { gags: [...gags, gag] } : {};

/**
 * The duty of silence that stands: as a person recorded it, else the strictest that any judgement of the case presumed. No
 * correction of a fact lifts it, so that no one person informs a customer by correcting one.
 */
export function gagOf({ silence, classification, gags = [] }: CaseState): Gag | null {
  if (silence) return silence.over ? 'G_NONE' : silence.gag;
  return binding.find((gag) => gags.includes(gag)) ?? classification?.gag ?? null;
}

/** Whether silence stands now. */
export function silenced(state: CaseState): boolean {
  const gag = gagOf(state);
  return gag !== null && silencing.includes(gag);
}

/** Whether setting that silence lifts one that stands, before its end. */
export const lifts = (state: CaseState, gag: Gag): boolean => silenced(state) && !silencing.includes(gag);

/** Whether setting it begins a silence where none stood. */
export const begins = (state: CaseState, gag: Gag): boolean => !silenced(state) && silencing.includes(gag);

/** Whether a notice that silence holds back was not given. */
export const noticeOwed = ({ classification, dueLater = [], notices }: CaseState, rules: NoticeRules): boolean =>
  [...(classification?.notices ?? []), ...dueLater].some(
    (due) => rules[due].silence && !notices.some(({ notice, told }) => notice === due && told),
  );
