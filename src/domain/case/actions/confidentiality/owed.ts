/** The notices that are owed now: neither given, nor decided against with a reason, nor held back by silence. */
import type { NoticeRules } from '../../../law/notice.js';
import type { Notice } from '../../../law/vocabulary.js';
import type { CaseState } from '../../model/state.js';
import { silenced } from './silence.js';

/** The roles inside that the service informs itself when the case is judged; of a secret matter, a person does. */
const insideOf = (notice: Notice, rules: NoticeRules) => {
  const { to } = rules[notice];
  return 'roles' in to ? to.roles : [];
};

/** Of a secret request, only those are informed whom the rules name, and by a person. */
export const isSecret = ({ classification }: Pick<CaseState, 'classification'>): boolean =>
  classification?.gag === 'G_SEC' || classification?.verdict === 'SECRET_CELL';

/** The roles inside that the judgement wants informed at once. */
export const informedInside = (state: Pick<CaseState, 'classification'>, rules: NoticeRules) =>
  isSecret(state) ? [] : (state.classification?.notices ?? []).flatMap((notice) => insideOf(notice, rules));

function isGiven(notice: Notice, state: CaseState, rules: NoticeRules): boolean {
  if (state.notices.some((decided) => decided.notice === notice)) return true;
  if (!isSecret(state) && insideOf(notice, rules).length > 0) return true;
  const letters = state.left.flatMap((left) => left.letters).filter(({ id }) => state.lettersSent.includes(id));
  return letters.some(({ kind }) => kind === rules[notice].letter);
}

/** What the judgement and later events made due; a notice that silence holds back is owed when it ends. */
export function owedNotices(state: CaseState, rules: NoticeRules): Notice[] {
  const due = new Set([...(state.classification?.notices ?? []), ...(state.dueLater ?? [])]);
  return [...due].filter((notice) => !isGiven(notice, state, rules) && !(rules[notice].silence && silenced(state)));
}
