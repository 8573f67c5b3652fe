/** Whom the machine may answer by itself: a request that can be read, from a sender that nothing contradicts (RFC 3834). */
import { SILENT_CIRCUIT } from './manifest.js';
import { type CaseState, FIRST_CIRCUIT } from './state.js';

export interface Sender {
  readonly address: string | null;
  /** Bounces, lists and automatic replies. */
  readonly automatic: boolean;
}

/** Sorted by people, or never answered at all. */
const silentCircuits: readonly string[] = [FIRST_CIRCUIT, SILENT_CIRCUIT];

/** Not to be told: what leaves the ordinary workflow, what is no request, what a person must first look at. */
const silentVerdicts: readonly string[] = ['SECRET_CELL', 'NOT_A_REQUEST', 'INCIDENT'];

/**
 * False for the secret, for what people must sort first, and for a sender whose origin a check contradicts: the
 * answer would reach the person whose name was borrowed, or warn the one who borrowed it.
 */
export function mayAcknowledge(state: CaseState, sender: Sender): boolean {
  const { classification, facts } = state;
  if (sender.address === null || sender.automatic) return false;
  if (state.status !== 'open' || !state.readable || silentCircuits.includes(state.circuit)) return false;
  if (!classification || silentVerdicts.includes(classification.verdict)) return false;
  if (classification.gag === 'G_SEC' || classification.notices.includes('N_SEC')) return false;
  return facts?.checks.origin_established !== 'fails';
}
