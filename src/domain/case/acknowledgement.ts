/** Whom the machine may answer by itself: a request that can be read, from a sender that nothing contradicts (RFC 3834). */
import type { LetterKind } from '../law/vocabulary.js';
import type { CaseState } from './state.js';

export interface Sender {
  readonly address: string | null;
  /** Bounces, lists and automatic replies. */
  readonly automatic: boolean;
}

/** Not to be told: what leaves the ordinary workflow, what is no request, what a person must first look at. */
const silentVerdicts: readonly string[] = ['SECRET_CELL', 'NOT_A_REQUEST', 'INCIDENT'];

/**
 * False for the secret, for what people must sort first, and for a sender whose origin a check contradicts: the
 * answer would reach the person whose name was borrowed, or warn the one who borrowed it. `letters` are those that may
 * leave in the circuit.
 */
export function mayAcknowledge(state: CaseState, sender: Sender, letters: readonly LetterKind[]): boolean {
  const { classification, facts } = state;
  if (sender.address === null || sender.automatic) return false;
  if (state.status !== 'open' || !state.readable || !letters.includes('acknowledgement')) return false;
  if (!classification || silentVerdicts.includes(classification.verdict)) return false;
  if (classification.gag === 'G_SEC' || classification.notices.includes('N_SEC')) return false;
  return facts?.checks.origin_established !== 'fails';
}
