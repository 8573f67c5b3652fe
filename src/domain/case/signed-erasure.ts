/** An order to erase by the log alone: two signatures that count now, of two persons, and its days over by the hours of the log. */
import { type Instant, millisecondsOf } from '../kernel/instant.js';
import { erasureDueAt, SHORTEST_DAYS } from './model/erasure.js';
import { samePerson } from './model/quorum.js';
import { type DatedEntry, inPlace, objectionToSignature, type Signers } from './signed-entry.js';

export interface DueErasure {
  readonly orderId: string;
  /** Exactly those that were signed. */
  readonly keys: readonly string[];
}

/** What both persons signed. */
const termsOf = ({ keys, days, cause }: { keys: readonly string[]; days: number; cause: string }): string =>
  JSON.stringify([keys, days, cause]);

const ends: readonly string[] = ['case.erasure_stopped', 'case.erased'];
const namesOrder = (data: object, orderId: string): boolean => 'orderId' in data && data.orderId === orderId;

/**
 * The confirmed orders of the case whose days are over; what keeps the case as evidence is the folded case's to say. The date
 * that an entry states is not believed: the days count from when the database wrote the confirmation.
 */
export function dueErasures(
  caseId: string,
  entries: readonly DatedEntry[],
  now: Instant,
  signers: Signers,
): readonly DueErasure[] {
  const signed = inPlace(entries).filter((place) => objectionToSignature(caseId, place, signers) === null);
  const { people } = signers.authority;
  return signed.flatMap(({ entry: { event, actor, at } }, place) => {
    if (event.type !== 'case.erasure_confirmed') return [];
    const { orderId, keys, days } = event.data;
    const order = signed.slice(0, place).find(({ entry }) => {
      const { type, data } = entry.event;
      return type === 'case.erasure_ordered' && data.orderId === orderId && termsOf(data) === termsOf(event.data);
    });
    const byTwo = order !== undefined && !samePerson(order.entry.actor, actor, { people });
    const over = millisecondsOf(erasureDueAt(at as Instant, days)) <= millisecondsOf(now);
    // Once: what ended an order ends it for good, also where its entries are written again.
    const ended = entries.some(({ event: { type, data } }) => ends.includes(type) && namesOrder(data, orderId));
    return byTwo && !ended && days >= SHORTEST_DAYS && over ? [{ orderId, keys }] : [];
  });
}
