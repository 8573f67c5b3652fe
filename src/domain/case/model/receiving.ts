/** Whether the mailbox that an answer goes to is that of an authority of the zone in the facts. */
import type { Refusal } from '../../kernel/result.js';
import type { RequestFacts } from '../../law/fact.js';
import { type AddressZone, type IssuerZone, isNotice } from '../../law/vocabulary.js';
import type { Letter } from './event-schema.js';
import { refusals } from './refusal.js';
import type { CaseState } from './state.js';

/** Where an answer would go; the digest is under the key of the case. */
export interface Destination {
  readonly zone: AddressZone;
  readonly digest: string;
}

/** Member States that answer through the official machine channel (EEV 19). */
const throughDis: readonly IssuerZone[] = ['FR', 'EU_EEV'];

/** True when the mailbox stands where the request comes from; unknown is never yes. */
export function standsInZone(zone: AddressZone, { issuerZone, channel }: RequestFacts): boolean {
  if (zone === 'DIS') return channel === 'DIS' && throughDis.includes(issuerZone);
  return zone !== 'UNKNOWN' && zone === issuerZone;
}

/** True when a record shows that an authority of the zone in the facts wrote the request. */
export const isOriginProved = ({ facts, origins }: Pick<CaseState, 'facts' | 'origins'>): boolean =>
  origins.some(({ proves, zone }) => proves === 'origin' && zone === facts?.issuerZone);

/** Why no data go to this mailbox; null where it stands in the zone of the facts, or two persons established whose it is. */
export function objectionToMailbox(
  { facts, origins }: Pick<CaseState, 'facts' | 'origins'>,
  mailbox: Destination,
): Refusal | null {
  if (!facts) return refusals.notRead;
  if (standsInZone(mailbox.zone, facts)) return null;
  const established = origins.some(
    (origin) => origin.confirmedBy !== null && origin.zone === facts.issuerZone && origin.mailbox === mailbox.digest,
  );
  return established ? null : refusals.mailboxElsewhere;
}

/** The same of every letter that goes to the requester; a notice has an address of its own. */
export function objectionToLetters(
  state: CaseState,
  letters: readonly Pick<Letter, 'kind' | 'zone' | 'mailbox'>[],
): Refusal | null {
  const objections = letters
    .filter(({ kind }) => !isNotice(kind))
    .map(({ zone, mailbox }) =>
      zone && mailbox ? objectionToMailbox(state, { zone, digest: mailbox }) : refusals.mailboxUnknown,
    );
  return objections.find((objection) => objection !== null) ?? null;
}
