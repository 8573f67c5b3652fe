/** What was recorded on a case after data were released and before their delivery: they are held back until a person decides. */
import type { Refusal } from '../kernel/result.js';
import type { CaseEvent } from './event.js';
import { refusals } from './model/refusal.js';

/** A court or the enforcing authority spoke, or the authority said that the request is not its own. */
export function objectionSince(events: readonly CaseEvent[]): Refusal | null {
  const settled = new Map(
    events.flatMap(({ type, data }) =>
      type === 'case.challenge_settled' ? [[data.challengeId, data.result] as const] : [],
    ),
  );
  const results = events.flatMap(({ type, data }) =>
    type === 'case.challenged' && data.suspends ? [settled.get(data.challengeId) ?? 'pending'] : [],
  );
  if (results.includes('pending')) return refusals.challengePending;
  if (results.some((result) => result === 'upheld' || result === 'partly_upheld')) return refusals.challengeUpheld;
  if (events.some(({ type }) => type === 'case.hold_stopped')) return refusals.holdStopped;
  const reached = events.findLast(({ type, data }) => type === 'case.called_back' && data.outcome !== 'unreachable');
  return reached?.type === 'case.called_back' && reached.data.outcome === 'denied' ? refusals.callBackMissing : null;
}

/** The same, of the entries that follow the one which let the preparation go. */
export function objectionToLeaving(events: readonly CaseEvent[], preparationId: string): Refusal | null {
  const at = events.findIndex(({ type, data }) => type === 'case.released' && data.preparationId === preparationId);
  return at < 0 ? null : objectionSince(events.slice(at + 1));
}
