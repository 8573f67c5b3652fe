/** The opinion that was asked and not given yet. */
import type { AskedOpinion, CaseState } from '../../model/state.js';

export const awaitedOpinion = ({ opinions }: CaseState, opinionId?: string): AskedOpinion | undefined =>
  opinions.find(({ id, opinion }) => opinion === null && (opinionId === undefined || id === opinionId));
