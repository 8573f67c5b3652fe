/** Whether the signature of an entry holds: by a key that counts, of the kind that the act asks, over what the log has. */
import { type Instant, millisecondsOf } from '../kernel/instant.js';
import type { Refusal } from '../kernel/result.js';
import type { IssuerZone, Relay } from '../law/vocabulary.js';
import type { Authority } from '../signature/authority.js';
import type { KnownKey } from '../signature/known-keys.js';
import { countsFrom } from '../signature/new-rights.js';
import { objectionToKind, type SigningPolicy } from '../signature/policy.js';
import { consentTooEarly, refusalOf, signatureRefusals } from '../signature/refusal.js';
import type { CaseEvent } from './event.js';
import { type CaseEntry, evolve } from './evolve.js';
import { refusals } from './model/refusal.js';
import { absent, type CaseState } from './model/state.js';
import { mayTake } from './permission.js';
import { signedActOf } from './signed-act.js';

export interface Signers {
  readonly authority: Authority;
  readonly policy: SigningPolicy;
}

/** An entry of a case, and when the database wrote it. */
export type DatedEntry = CaseEntry & { readonly at: string };

/** Where an entry stands in its case. */
export interface Place {
  /** What the earlier entries fold to. */
  readonly before: CaseState;
  /** Whether one of them said that the request comes from abroad, whatever was corrected since. */
  readonly onceForeign: boolean;
}

/** An entry among those before it. */
export interface EntryInPlace extends Place {
  readonly entry: DatedEntry;
}

export const start: Place = { before: absent, onceForeign: false };

/** Where the entry after this one stands. */
export const nextPlace = ({ entry, before, onceForeign }: EntryInPlace): Place => ({
  before: evolve(before, entry),
  onceForeign: onceForeign || saysForeign(entry.event),
});

/** Each entry of a case in its place. */
export function inPlace(entries: readonly DatedEntry[]): EntryInPlace[] {
  let place = start;
  return entries.map((entry) => {
    const found = { ...place, entry };
    place = nextPlace(found);
    return found;
  });
}

/** Whether an entry of the case ever said that the request comes from abroad. */
export const wasForeign = (entries: readonly DatedEntry[]): boolean => entries.some(({ event }) => saysForeign(event));

/** Zones that are foreign beyond a doubt, and relays that are not ours. */
const foreign: readonly unknown[] = [
  ...(['THIRD', 'INTL', 'PRIVATE', 'EEA_CH', 'EU_DK'] satisfies IssuerZone[]),
  ...(['PARENT', 'FOREIGN_TECH_PROVIDER'] satisfies Relay[]),
];

function saysForeign({ type, data }: CaseEvent): boolean {
  if (type === 'case.part_begun') return data.onceForeign;
  if (type === 'case.read') return foreign.includes(data.facts.issuerZone) || foreign.includes(data.facts.relayedBy);
  if (type !== 'case.fact_confirmed') return false;
  return ['issuerZone', 'relayedBy'].includes(data.fact) && foreign.includes(data.value);
}

/** A consent to an answer with data. */
const consentToData = ({ entry: { event }, before }: EntryInPlace) =>
  event.type === 'case.approved' && before.preparation?.action === 'disclose' ? event.data : null;

/** An answer with data to what was once foreign is signed by passkeys alone (GDPR, art. 48). */
const wantsPasskey = (place: EntryInPlace): boolean =>
  (consentToData(place) !== null || place.entry.event.type === 'case.released') && place.onceForeign;

/** From when a consent of that person to an answer with data will count; null where this one does, and for another entry. */
export function consentCountsFrom(place: EntryInPlace, authority: Authority, days: number): Instant | null {
  const { role, signature } = consentToData(place) ?? {};
  if (!role || !signature) return null;
  const { actor } = place.entry;
  const at = place.entry.at as Instant;
  const given = authority.givenFor(actor, role, signature.key, at);
  const from = given && countsFrom(given, days);
  return from && millisecondsOf(from) > millisecondsOf(at) ? from : null;
}

function objectionToKey(known: KnownKey | undefined, place: EntryInPlace, policy: SigningPolicy): Refusal | null {
  const confirmed = known?.confirmedAt;
  if (!known || !confirmed || millisecondsOf(confirmed as Instant) > millisecondsOf(place.entry.at as Instant)) {
    return signatureRefusals.keyWaiting;
  }
  if (known.key.kind === 'password' && wantsPasskey(place)) return signatureRefusals.passkeyNeeded;
  return objectionToKind(known.key, policy);
}

/**
 * Why the entry is not signed as it must be; null where it is, and for an event that carries no signature.
 * @param when whether key and roles have to count now, or had to when the entry was written
 */
export function objectionToSignature(
  caseId: string,
  place: EntryInPlace,
  { authority, policy }: Signers,
  when: 'now' | 'then' = 'now',
): Refusal | null {
  const { entry, before } = place;
  const at = entry.at as Instant;
  const signed = signedActOf(caseId, entry.event, before);
  if (!signed) return null;
  const { act, right, signature } = signed;
  if (!signature) return signatureRefusals.missing;
  const account = when === 'now' ? authority.people.get(entry.actor) : authority.accountAt(entry.actor, at);
  if (!account?.active) return refusals.accountClosed;
  if (!mayTake(right, account.roles) || (act.role !== null && !account.roles.includes(act.role))) {
    return refusals.roleMissing;
  }
  const objection = authority.objectionTo(act, signature, entry.actor, when === 'now' ? undefined : at);
  if (objection) return refusalOf(objection);
  if (signature.list && before.preparation?.action !== 'refuse') return signatureRefusals.notInList;
  const early = consentCountsFrom(place, authority, policy.consentDays);
  return early ? consentTooEarly(early) : objectionToKey(authority.key(signature.key), place, policy);
}
