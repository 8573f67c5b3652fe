/** What two persons agreed to about a judgement that asks less: each agreement holds by its signature, or nothing leaves. */
import type { Instant } from '../kernel/instant.js';
import type { Refusal } from '../kernel/result.js';
import type { CaseEvent } from './event.js';
import { refusals } from './model/refusal.js';
import { objectionToSecond } from './model/second-person.js';
import type { CaseState } from './model/state.js';
import { type EntryInPlace, objectionToSignature, type Signers } from './signed-entry.js';

type Agreement = Extract<
  CaseEvent,
  { type: 'case.correction_confirmed' | 'case.origin_confirmed' | 'case.floor_lowering_asked' | 'case.floor_lowered' }
>;

const agreements: readonly CaseEvent['type'][] = [
  'case.correction_confirmed',
  'case.origin_confirmed',
  'case.floor_lowering_asked',
  'case.floor_lowered',
];
const agrees = (event: CaseEvent): event is Agreement => agreements.includes(event.type);

/** The accounts that began what the event agrees to; null where the log has no such beginning. */
function begunBy({ type, data }: Agreement, { proposed, origins, lowering }: CaseState): readonly string[] | null {
  switch (type) {
    case 'case.correction_confirmed':
      return proposed?.seq === data.proposal ? proposed.by : null;
    case 'case.origin_confirmed': {
      const found = origins.find(({ noteId }) => noteId === data.noteId);
      return found ? [found.by] : null;
    }
    case 'case.floor_lowering_asked':
      return [];
    case 'case.floor_lowered':
      return lowering?.noteId === data.noteId ? [lowering.by] : null;
  }
}

/** Why the agreement does not hold; null when it does, for any other event, and for one that nobody signed: that changes nothing. */
function objectionToAgreement(caseId: string, place: EntryInPlace, signers: Signers): Refusal | null {
  const { entry, before } = place;
  const { event, actor } = entry;
  if (!agrees(event) || event.data.signature === undefined) return null;
  const unsigned = objectionToSignature(caseId, place, signers, 'then');
  if (unsigned) return unsigned;
  const first = begunBy(event, before);
  if (!first) return refusals.nothingProposed;
  const { authority } = signers;
  const roles = authority.accountAt(actor, entry.at as Instant)?.roles ?? [];
  return objectionToSecond(before, { kind: 'person', id: actor, roles }, first, { people: authority.people });
}

/** Why what the case stands on was not agreed to by two persons; null when every agreement holds, as of its hour. */
export function objectionToAgreements(
  caseId: string,
  places: readonly EntryInPlace[],
  signers: Signers,
): Refusal | null {
  for (const place of places) {
    const objection = objectionToAgreement(caseId, place, signers);
    if (objection) return objection;
  }
  return null;
}
