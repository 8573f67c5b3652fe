/** What the chain of custody reads of an entry: an event of the case, or what the portal wrote of a delivery. */
import { z } from 'zod';
import { type ApproverRole, Sha256Text } from '../../law/vocabulary.js';
import type { Entry } from '../../ledger/entry.js';
import { eventOf } from '../actions/index.js';
import { CaseEvent } from '../event.js';

/** An entry, and its place in the log. */
export type CustodyEntry = Pick<Entry, 'stream' | 'seq' | 'type' | 'at' | 'actor' | 'data'> & {
  readonly index: number;
};

export const CASE = 'case/';
export const DELIVERY = 'delivery/';

/** The portal writes these, each into the stream of its delivery. */
const DeliveryUse = z.discriminatedUnion('type', [
  z.object({ type: z.literal('delivery.entered'), data: z.object({}) }),
  z.object({ type: z.literal('delivery.refused'), data: z.object({}) }),
  z.object({
    type: z.literal('delivery.fetched'),
    data: z.object({ first: z.int().nonnegative(), last: z.int().nonnegative() }),
  }),
  z.object({ type: z.literal('delivery.received'), data: z.object({ sha256: Sha256Text }) }),
]);

export type CustodyEvent = CaseEvent | z.infer<typeof DeliveryUse>;
export type EventIn<Type extends CustodyEvent['type']> = Extract<CustodyEvent, { type: Type }>;

export interface ReadEntry<Event extends CustodyEvent = CustodyEvent> {
  readonly entry: CustodyEntry;
  readonly event: Event;
}

/** The event of an entry; null for one that this program does not know, or that stands in another kind of stream. */
function eventOfEntry({ stream, type, data }: CustodyEntry): CustodyEvent | null {
  const ofStream = stream.startsWith(DELIVERY) ? DeliveryUse : stream.startsWith(CASE) ? CaseEvent : null;
  return ofStream?.safeParse({ type, data }).data ?? null;
}

/** Those that can be read, in the order of the log. */
export const readEntries = (entries: readonly CustodyEntry[]): ReadEntry[] =>
  entries
    .toSorted((one, other) => one.index - other.index)
    .flatMap((entry) => {
      const event = eventOfEntry(entry);
      return event ? [{ entry, event }] : [];
    });

/** Those of one type. */
export const ofType = <Type extends CustodyEvent['type']>(
  entries: readonly ReadEntry[],
  type: Type,
): ReadEntry<EventIn<Type>>[] => entries.filter((each): each is ReadEntry<EventIn<Type>> => each.event.type === type);

/** Who acts, without a name: a closed word. */
export const custodyAuthors = ['legal_desk', 'operations', 'service', 'recipient', 'person'] as const;
export type CustodyAuthor = (typeof custodyAuthors)[number] | ApproverRole;

const operations: readonly string[] = [
  'case.production_begun',
  'case.production_file_handed_in',
  'case.production_delivered',
  'case.production_declined',
];
const legalDesk: readonly string[] = [
  'case.production_ordered',
  'case.production_withdrawn',
  'case.production_file_decided',
  'case.prepared',
  'case.released',
  'case.recalled',
  'case.letter_posted',
  'case.delivery_opened',
  'case.delivery_code_given',
  'case.delivery_recalled',
];

/** In which role the actor of the entry acted, as the kind of the entry says it. */
export function authorOf(event: CustodyEvent): CustodyAuthor {
  if (event.type === 'case.approved') return event.data.role;
  if (event.type.startsWith(DELIVERY.replace('/', '.'))) return 'recipient';
  if (operations.includes(event.type)) return 'operations';
  if (legalDesk.includes(event.type)) return 'legal_desk';
  return eventOf(event.type)?.by === 'person' ? 'person' : 'service';
}
