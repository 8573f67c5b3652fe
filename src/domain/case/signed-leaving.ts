/** Whether what is sent has valid signatures of consent and sending: from the log alone, no table is read. */
import type { Instant } from '../kernel/instant.js';
import type { Refusal } from '../kernel/result.js';
import { complete, objectionToDispatch } from '../workflow/approval.js';
import type { CaseEvent } from './event.js';
import type { Circumstances } from './model/circumstances.js';
import { objectionRefusals } from './model/leaving.js';
import { type Circle, fewestOf, quorumOfAtLeast } from './model/quorum.js';
import { refusals } from './model/refusal.js';
import type { Consent } from './model/state.js';
import { objectionToAgreements } from './signed-agreement.js';
import { type DatedEntry, type EntryInPlace, inPlace, objectionToSignature, type Signers } from './signed-entry.js';
import { objectionToHandled } from './signed-incident.js';

type Dispatch = Extract<CaseEvent, { type: 'case.refused' | 'case.released' | 'case.informed' }>;

export const isDispatch = (event: CaseEvent): event is Dispatch =>
  event.type === 'case.refused' || event.type === 'case.released' || event.type === 'case.informed';

/** Why these consents do not let the author of the entry send it: the persons are enough, and each is another. */
export function objectionToPersons(
  { entry, before }: EntryInPlace,
  consents: readonly Consent[],
  at: Circle,
  fewest: number,
): Refusal | null {
  if (!before.preparation) return refusals.nothingPrepared;
  const quorum = quorumOfAtLeast(fewest, before, { ...before.preparation, consents }, at);
  if (!complete(quorum)) return refusals.quorumOpen;
  const objection = objectionToDispatch(quorum, at.people.get(entry.actor));
  return objection && objectionRefusals[objection];
}

interface Given {
  readonly consent: Consent;
  /** Why it does not count. */
  readonly wrong: Refusal | null;
}

/** Every consent to the preparation that was sent, counted or not; one of the same name prepared before is another. */
function consentsTo(
  caseId: string,
  places: readonly EntryInPlace[],
  { before: { preparation } }: EntryInPlace,
  signers: Signers,
): readonly Given[] {
  return places.flatMap((place) => {
    const { event, actor: person } = place.entry;
    if (event.type !== 'case.approved' || place.before.preparation?.seq !== preparation?.seq) return [];
    const { role, expiresAt = null } = event.data;
    const consent = { person, role, expiresAt, signed: true };
    return [{ consent, wrong: objectionToSignature(caseId, place, signers) }];
  });
}

/**
 * Why nothing of the preparation may leave, as the log has its consents, what sent it, and the agreements it stands on; null
 * when all of it holds.
 * Keys are looked at as they stand now: what a key signed before it was revoked does not leave any more.
 */
export function objectionToSending(
  caseId: string,
  entries: readonly DatedEntry[],
  preparationId: string,
  at: Circumstances,
  signers: Signers,
): Refusal | null {
  const places = inPlace(entries);
  const sent = places.find(({ entry: { event } }) => isDispatch(event) && event.data.preparationId === preparationId);
  if (!sent) return refusals.nothingPrepared;
  const earlier = places.slice(0, places.indexOf(sent));
  const unsigned = objectionToSignature(caseId, sent, signers) ?? objectionToAgreements(caseId, earlier, signers);
  if (unsigned) return unsigned;
  const given = consentsTo(caseId, earlier, sent, signers);
  const counted = given.filter(({ wrong }) => wrong === null).map(({ consent }) => consent);
  const then = { people: signers.authority.people, now: sent.entry.at as Instant };
  const objection = objectionToPersons(sent, counted, then, fewestOf(sent.before, at));
  return objection && (given.find(({ wrong }) => wrong !== null)?.wrong ?? objection);
}

/** What was decided and is about to be written, after the entries of its case. */
export interface Decided {
  readonly entries: readonly DatedEntry[];
  readonly events: readonly CaseEvent[];
  readonly actor: string;
}

/** Why these events are not signed as they must be, and why the answer may not be sent; null when all of them hold. */
export function objectionToDecided(
  caseId: string,
  { entries, events, actor }: Decided,
  at: Circumstances,
  signers: Signers,
): Refusal | null {
  const all = [...entries, ...events.map((event) => ({ event, actor, at: at.now }))];
  const places = inPlace(all);
  for (const place of places.slice(entries.length)) {
    const { event } = place.entry;
    if (event.type === 'case.closed') {
      const unhandled = objectionToHandled(caseId, places, place, signers);
      if (unhandled) return unhandled;
    }
    const objection = isDispatch(event)
      ? objectionToSending(caseId, all, event.data.preparationId, at, signers)
      : objectionToSignature(caseId, place, signers);
    if (objection) return objection;
  }
  return null;
}
