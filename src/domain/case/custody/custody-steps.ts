/** What each entry of the chain brings about, and what must have been brought about before it. */
import type { CustodyEvent, EventIn, ReadEntry } from './custody-entry.js';
import { type CustodyScope, deliveryOfStream } from './custody-scope.js';

/** What is brought about, by the type of the entry and the id it is about: `case.production_ordered ID`. */
export type Made = string;

export interface Step {
  readonly makes: Made;
  readonly needs: readonly Made[];
  /** It happens at most once. */
  readonly once: boolean;
}

type Type = CustodyEvent['type'];
type Data<Of extends Type> = EventIn<Of>['data'];

export const made = (type: Type, id = ''): Made => (id ? `${type} ${id}` : type);
export const typeOfMade = (one: Made): string => one.split(' ')[0] ?? one;

const once = (makes: Made, ...needs: readonly Made[]): Step => ({ makes, needs, once: true });
const again = (makes: Made, ...needs: readonly Made[]): Step => ({ makes, needs, once: false });

/** What operations do on an order of the answer. */
const onOrder =
  (
    type:
      | 'case.production_begun'
      | 'case.production_delivered'
      | 'case.production_declined'
      | 'case.production_withdrawn',
  ) =>
  ({ orderId }: { readonly orderId: string }, { orders }: CustodyScope): Step | null =>
    orders.has(orderId) ? once(made(type, orderId), made('case.production_ordered', orderId)) : null;

/** What is said of a file of the answer; the first verdict stands, as the first decision does. */
const onFile =
  (type: 'case.production_file_scanned' | 'case.production_file_decided') =>
  ({ uploadId }: { readonly uploadId: string }, { uploads }: CustodyScope): Step | null =>
    uploads.has(uploadId) ? again(made(type, uploadId), made('case.production_file_handed_in', uploadId)) : null;

const onPreparation =
  (type: 'case.approved' | 'case.sent_back' | 'case.consents_expired') =>
  ({ preparationId }: { readonly preparationId: string }, { prepared }: CustodyScope): Step | null =>
    prepared?.event.data.preparationId === preparationId ? again(made(type), made('case.prepared')) : null;

const letterLeft = ({ letterId }: { readonly letterId: string }, { sealed }: CustodyScope): Step | null =>
  sealed.event.data.letterId === letterId ? once(LEFT, made('case.released')) : null;

const onDelivery =
  (type: Type, ...after: readonly Type[]) =>
  ({ deliveryId }: { readonly deliveryId: string }, { deliveries }: CustodyScope): Step | null =>
    deliveries.has(deliveryId) ? again(made(type, deliveryId), ...after.map((each) => made(each, deliveryId))) : null;

/** The letter left, by mail or by post. */
export const LEFT = made('case.letter_sent');
const OPENED = 'case.delivery_opened';

const steps: { readonly [Of in Type]?: (data: Data<Of>, scope: CustodyScope) => Step | null } = {
  'case.production_ordered': ({ orderId }, { orders }) =>
    orders.has(orderId) ? once(made('case.production_ordered', orderId)) : null,
  'case.production_begun': onOrder('case.production_begun'),
  'case.production_delivered': onOrder('case.production_delivered'),
  'case.production_declined': onOrder('case.production_declined'),
  'case.production_withdrawn': onOrder('case.production_withdrawn'),
  'case.production_file_handed_in': ({ uploadId, orderId }, { uploads }) =>
    uploads.has(uploadId)
      ? once(made('case.production_file_handed_in', uploadId), made('case.production_ordered', orderId))
      : null,
  'case.production_file_scanned': onFile('case.production_file_scanned'),
  'case.production_file_decided': onFile('case.production_file_decided'),
  'case.prepared': ({ preparationId }, { prepared, uploads }) =>
    prepared?.event.data.preparationId === preparationId
      ? again(made('case.prepared'), ...[...uploads].map((id) => made('case.production_file_handed_in', id)))
      : null,
  'case.approved': onPreparation('case.approved'),
  'case.sent_back': onPreparation('case.sent_back'),
  'case.consents_expired': onPreparation('case.consents_expired'),
  'case.released': ({ preparationId }, { prepared }) =>
    prepared?.event.data.preparationId === preparationId
      ? once(made('case.released'), made('case.prepared'), made('case.approved'))
      : null,
  'case.recalled': ({ preparationId }, { prepared }) =>
    prepared?.event.data.preparationId === preparationId ? once(made('case.recalled'), made('case.released')) : null,
  'case.package_sealed': ({ packageId }, { sealed }) =>
    sealed.event.data.packageId === packageId ? once(made('case.package_sealed'), made('case.released')) : null,
  'case.letter_sent': letterLeft,
  'case.letter_posted': letterLeft,
  'case.posting_acknowledged': ({ letterId }, { sealed }) =>
    sealed.event.data.letterId === letterId ? again(made('case.posting_acknowledged'), LEFT) : null,
  'case.delivery_opened': ({ deliveryId }, { deliveries }) =>
    deliveries.has(deliveryId) ? once(made(OPENED, deliveryId), made('case.package_sealed'), LEFT) : null,
  'case.delivery_linked': onDelivery('case.delivery_linked', OPENED),
  'case.delivery_announced': onDelivery('case.delivery_announced', OPENED, 'case.delivery_linked'),
  'case.delivery_code_given': onDelivery('case.delivery_code_given', OPENED),
  'case.delivery_received': onDelivery('case.delivery_received', OPENED, 'delivery.received'),
  'case.delivery_recalled': onDelivery('case.delivery_recalled', OPENED),
  'case.delivery_expired': onDelivery('case.delivery_expired', OPENED),
};

/** What the portal wrote of a delivery stands in a stream of its own. */
const uses: Readonly<Record<string, readonly Type[]>> = {
  'delivery.entered': [OPENED, 'case.delivery_linked', 'case.delivery_code_given'],
  'delivery.refused': [OPENED, 'case.delivery_linked'],
  'delivery.fetched': [OPENED, 'delivery.entered'],
  'delivery.received': [OPENED, 'delivery.entered'],
};

/** Null for an entry that is no part of this chain. */
export function stepOfEntry({ entry, event }: ReadEntry, scope: CustodyScope): Step | null {
  const deliveryId = deliveryOfStream(entry);
  if (deliveryId !== null) return onDelivery(event.type, ...(uses[event.type] ?? []))({ deliveryId }, scope);
  if (entry.stream !== scope.stream) return null;
  const step = steps[event.type] as ((data: unknown, scope: CustodyScope) => Step | null) | undefined;
  return step?.(event.data, scope) ?? null;
}
