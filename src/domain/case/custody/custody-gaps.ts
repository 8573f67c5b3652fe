/** What a chain of custody does not show: named, never filled in. */
import { ofType, type ReadEntry } from './custody-entry.js';
import { standingBefore } from './custody-faults.js';
import { type CustodyScope, deliveryOfStream } from './custody-scope.js';

export const custodyGaps = [
  'no_order',
  'no_acknowledgement',
  'not_stated_complete',
  'files_of_the_desk',
  'file_not_scanned',
  'letter_not_sent',
  'recalled',
  'sent_by_mail',
  'sent_by_post',
  'not_made_available',
  'link_not_sent',
  'no_access',
  'not_fetched_whole',
  'no_receipt',
  'ended_without_receipt',
] as const;
export type CustodyGapName = (typeof custodyGaps)[number];

export interface CustodyGap {
  readonly gap: CustodyGapName;
  /** Id of the order, the file or the delivery; null where it is the whole package. */
  readonly about: string | null;
}

const gapIn = (gap: CustodyGapName, about: string | null = null): CustodyGap => ({ gap, about });

/** What operations did not say of an order that still stood. */
function gapsOfOrder(reads: readonly ReadEntry[], orderId: string): CustodyGap[] {
  const has = (type: Parameters<typeof ofType>[1]): boolean =>
    ofType(reads, type).some(({ event }) => 'orderId' in event.data && event.data.orderId === orderId);
  const isOver = has('case.production_withdrawn') || has('case.production_declined');
  return [
    ...(has('case.production_begun') || isOver ? [] : [gapIn('no_acknowledgement', orderId)]),
    ...(has('case.production_delivered') || isOver ? [] : [gapIn('not_stated_complete', orderId)]),
  ];
}

function gapsOfFiles(reads: readonly ReadEntry[], { prepared, released, sealed, uploads }: CustodyScope): CustodyGap[] {
  const { targets = [], shared = [], uploads: handedIn = [] } = prepared?.event.data.disclosure ?? {};
  const positions = new Set([...shared, ...targets.flatMap(({ files }) => files)]);
  for (const { file } of handedIn) positions.delete(file);
  const end = (released ?? sealed).entry.index;
  const accepted = [...uploads].filter((id) => standingBefore(reads, id, end) === 'accepted');
  return [
    ...(positions.size > 0 ? [gapIn('files_of_the_desk')] : []),
    ...accepted.map((id) => gapIn('file_not_scanned', id)),
  ];
}

type Span = readonly [first: number, last: number];

/** Whether the spans together are every byte of a file of that size. */
export function covers(spans: readonly Span[], size: number): boolean {
  let reached = 0;
  for (const [first, last] of spans.toSorted(([one], [other]) => one - other)) {
    if (first > reached) return false;
    reached = Math.max(reached, last);
  }
  return reached >= size;
}

/** What is not known of a delivery: the bytes that were sent are our word, the receipt is that of the recipient. */
function gapsOfDelivery(reads: readonly ReadEntry[], deliveryId: string, size: number): CustodyGap[] {
  const of = reads.filter(({ event }) => 'deliveryId' in event.data && event.data.deliveryId === deliveryId);
  const used = reads.filter(({ entry }) => deliveryOfStream(entry) === deliveryId);
  const spans = ofType(used, 'delivery.fetched').map(({ event }): Span => [event.data.first, event.data.last]);
  const isOver = ofType(of, 'case.delivery_recalled').length + ofType(of, 'case.delivery_expired').length > 0;
  const isReceived = ofType(used, 'delivery.received').length > 0;
  const missing = isOver ? 'ended_without_receipt' : 'no_receipt';
  return [
    ...(ofType(of, 'case.delivery_announced').length > 0 ? [] : [gapIn('link_not_sent', deliveryId)]),
    ...(ofType(used, 'delivery.entered').length > 0 ? [] : [gapIn('no_access', deliveryId)]),
    ...(spans.length > 0 && !covers(spans, size) ? [gapIn('not_fetched_whole', deliveryId)] : []),
    ...(isReceived ? [] : [gapIn(missing, deliveryId)]),
  ];
}

/** How the package went out, where the portal did not deliver it. */
function gapOfWay(reads: readonly ReadEntry[], { prepared, deliveries }: CustodyScope): CustodyGap[] {
  if (ofType(reads, 'case.recalled').length > 0) return [gapIn('recalled')];
  if (deliveries.size > 0) return [];
  const isAcknowledged = ofType(reads, 'case.posting_acknowledged').some(({ event }) => event.data.received);
  if (ofType(reads, 'case.letter_posted').length > 0) return isAcknowledged ? [] : [gapIn('sent_by_post')];
  if (ofType(reads, 'case.letter_sent').length === 0) return [gapIn('letter_not_sent')];
  return [gapIn(prepared?.event.data.disclosure?.byPortal ? 'not_made_available' : 'sent_by_mail')];
}

/** @param reads the entries of the chain, in the order of the log */
export function gapsIn(reads: readonly ReadEntry[], scope: CustodyScope): CustodyGap[] {
  const { orders, deliveries, sealed } = scope;
  return [
    ...(orders.size > 0 ? [] : [gapIn('no_order')]),
    ...[...orders].flatMap((id) => gapsOfOrder(reads, id)),
    ...gapsOfFiles(reads, scope),
    ...gapOfWay(reads, scope),
    ...[...deliveries].flatMap((id) => gapsOfDelivery(reads, id, sealed.event.data.size)),
  ];
}
