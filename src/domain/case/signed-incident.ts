/** What people decided of an incident, and what operations confirmed: each holds by its signature, or the case does not end. */
import type { Refusal } from '../kernel/result.js';
import { measuresOf } from './model/incident.js';
import { type EntryInPlace, objectionToSignature, type Signers } from './signed-entry.js';

/** The entries by which the incident stands as it does: the last decision, and the confirmation of each measure that stands. */
function standingOn(places: readonly EntryInPlace[], { before: ended }: EntryInPlace): EntryInPlace[] {
  const decision = places.findLast(({ entry: { event } }) => event.type === 'case.incident_decided');
  const standing = measuresOf(ended).map(({ id }) => id);
  const confirmations = places.filter(
    ({ entry: { event } }) =>
      event.type === 'case.instruction_answered' &&
      event.data.signature !== undefined &&
      standing.includes(event.data.orderId),
  );
  return [...(decision && ended.incident ? [decision] : []), ...confirmations];
}

/**
 * Why a case that handled an incident may not end; null when what it stands on is signed, as of its hour. A decision that
 * does not hold is taken anew: the last one counts.
 */
export function objectionToHandled(
  caseId: string,
  places: readonly EntryInPlace[],
  end: EntryInPlace,
  signers: Signers,
): Refusal | null {
  for (const place of standingOn(places, end)) {
    const objection = objectionToSignature(caseId, place, signers, 'then');
    if (objection) return objection;
  }
  return null;
}
