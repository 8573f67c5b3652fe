/** The preparation that a person means, as they saw it and as they sign it. */
import { accept, type Result, refuse } from '../../kernel/result.js';
import { refusals } from './refusal.js';
import type { CaseState, Preparation } from './state.js';

/** The preparation a person means, unchanged since they saw it. */
export function seen({ preparation }: CaseState, preparationId: string, payload: string): Result<Preparation> {
  if (!preparation) return refuse(refusals.nothingPrepared);
  if (preparation.id !== preparationId || preparation.payload !== payload) return refuse(refusals.payloadChanged);
  return accept(preparation);
}

/** The preparation that the event names, as the log has it: its payload and its entry; for another, sequence 0: no one signs that. */
export function signedPreparation(
  { preparationId, payload }: { readonly preparationId: string; readonly payload: string },
  { preparation }: CaseState,
): { preparation: string; payload: string; seq: number } {
  const meant = preparation?.id === preparationId && preparation.payload === payload;
  return { preparation: preparationId, payload, seq: meant ? preparation.seq : 0 };
}
