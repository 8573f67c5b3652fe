/** What two persons agreed to about a judgement that asks less, the parts of a request, a clock, a recipient or the service of a request: each agreement holds by its signature, or nothing leaves. */
import type { Instant } from '../kernel/instant.js';
import type { Refusal } from '../kernel/result.js';
import type { CaseEvent } from './event.js';
import { samePerson } from './model/quorum.js';
import { refusals } from './model/refusal.js';
import { decidingRoles, objectionToSecond, secondRoles } from './model/second-person.js';
import type { CaseState } from './model/state.js';
import { type EntryInPlace, objectionToSignature, type Signers } from './signed-entry.js';

type Agreement = Extract<
  CaseEvent,
  {
    type:
      | 'case.correction_confirmed'
      | 'case.origin_confirmed'
      | 'case.floor_lowering_asked'
      | 'case.floor_lowered'
      | 'case.split'
      | 'case.later_end_confirmed'
      | 'case.clock_paused'
      | 'case.clock_resumed';
  }
>;

const agreements: readonly CaseEvent['type'][] = [
  'case.correction_confirmed',
  'case.origin_confirmed',
  'case.floor_lowering_asked',
  'case.floor_lowered',
  'case.split',
  'case.later_end_confirmed',
  'case.clock_paused',
  'case.clock_resumed',
];
/** What any other person confirms who may take the action. */
type Look = Extract<CaseEvent, { type: 'case.recipient_confirmed' | 'case.service_confirmed' }>;
const isLook = (event: CaseEvent): event is Look =>
  event.type === 'case.recipient_confirmed' || event.type === 'case.service_confirmed';
const agrees = (event: CaseEvent): event is Agreement => agreements.includes(event.type);

const startedBy = (begun: { readonly by: string } | null | undefined, fits: boolean): readonly string[] | null =>
  begun && fits ? [begun.by] : null;

/** The accounts that began what the event agrees to; null where the log has no such beginning. */
function begunBy(
  { type, data }: Agreement,
  { proposed, origins, lowering, proposedSplit, laterEnd, pauseAsked, resumptionAsked }: CaseState,
): readonly string[] | null {
  switch (type) {
    case 'case.correction_confirmed':
      return proposed?.seq === data.proposal ? proposed.by : null;
    case 'case.origin_confirmed':
      return startedBy(
        origins.find(({ noteId }) => noteId === data.noteId),
        true,
      );
    case 'case.floor_lowering_asked':
      return [];
    case 'case.floor_lowered':
      return startedBy(lowering, lowering?.noteId === data.noteId);
    case 'case.split':
      return startedBy(proposedSplit, proposedSplit?.seq === data.proposal);
    case 'case.later_end_confirmed':
      return startedBy(laterEnd, laterEnd?.clock.code === data.clock.code);
    case 'case.clock_paused':
      return startedBy(pauseAsked, pauseAsked?.noteId === data.noteId);
    case 'case.clock_resumed':
      return startedBy(resumptionAsked, resumptionAsked?.noteId === data.noteId);
  }
}

/** The account that chose or stated what is looked at; null where the case has no such thing. */
function lookedAt({ type, data }: Look, { recipient, service }: CaseState): string | null {
  if (type === 'case.recipient_confirmed') return recipient?.id === data.recipientId ? recipient.by : null;
  return service?.at === data.at ? service.by : null;
}

/** Why the agreement does not hold; null when it does, for any other event, and for an unsigned one, which changes nothing. */
function objectionToAgreement(caseId: string, place: EntryInPlace, signers: Signers): Refusal | null {
  const { entry, before } = place;
  const { event, actor } = entry;
  if (!(agrees(event) || isLook(event)) || event.data.signature === undefined) return null;
  const unsigned = objectionToSignature(caseId, place, signers, 'then');
  if (unsigned) return unsigned;
  const { authority } = signers;
  if (isLook(event)) {
    const by = lookedAt(event, before);
    if (by === null) return refusals.nothingProposed;
    return samePerson(by, actor, authority) ? refusals.beganIt : null;
  }
  const first = begunBy(event, before);
  if (!first) return refusals.nothingProposed;
  const roles = authority.accountAt(actor, entry.at as Instant)?.roles ?? [];
  const may = event.type === 'case.correction_confirmed' ? decidingRoles(before) : secondRoles(before);
  return objectionToSecond(before, { kind: 'person', id: actor, roles }, first, { people: authority.people }, may);
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
