/** A request that was judged, and that is one. */
import type { Refusal } from '../../kernel/result.js';
import { refusals } from './refusal.js';
import type { CaseState } from './state.js';

/** Refuses for what is not judged, what is no request, and what is secret: no other person and no court is concerned. */
export function objectionToJudged({ classification }: CaseState): Refusal | null {
  if (!classification) return refusals.notClassified;
  const { verdict, gag } = classification;
  return gag === 'G_SEC' || verdict === 'NOT_A_REQUEST' || verdict === 'SECRET_CELL' ? refusals.verdictForbids : null;
}
