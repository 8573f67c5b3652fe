/** Which entries of a case belong to one package: its answer, the files in it, the orders they came for, its deliveries. */
import { DELIVERY, type EventIn, ofType, type ReadEntry } from './custody-entry.js';

type Prepared = EventIn<'case.prepared'>;

export interface CustodyScope {
  /** Of the case. */
  readonly stream: string;
  readonly sealed: ReadEntry<EventIn<'case.package_sealed'>>;
  /** What people approved; undefined where no entry names the letter of the package. */
  readonly prepared: ReadEntry<Prepared> | undefined;
  readonly released: ReadEntry<EventIn<'case.released'>> | undefined;
  /** Files of operations that are part of the answer, by their id. */
  readonly uploads: ReadonlySet<string>;
  readonly orders: ReadonlySet<string>;
  readonly deliveries: ReadonlySet<string>;
}

const isAnswer =
  (letterId: string) =>
  ({ event: { data } }: ReadEntry<Prepared>): boolean =>
    data.action === 'disclose' && data.letters.some(({ id, kind }) => id === letterId && kind === 'answer');

/** The last before what sent it, as a preparation of the same name can stand earlier; of none that is before, the last. */
function preparedFor(
  candidates: readonly ReadEntry<Prepared>[],
  released: CustodyScope['released'],
): ReadEntry<Prepared> | undefined {
  if (!released) return candidates.at(-1);
  const same = candidates.filter(({ event }) => event.data.preparationId === released.event.data.preparationId);
  return same.findLast(({ entry }) => entry.index < released.entry.index) ?? same.at(-1);
}

/** Orders for which a file of the answer came, and those before it for a target that the answer names. */
function ordersFor(own: readonly ReadEntry[], scope: Omit<CustodyScope, 'orders' | 'deliveries'>): Set<string> {
  const { prepared, released, sealed, uploads } = scope;
  const used = ofType(own, 'case.production_file_handed_in')
    .filter(({ event }) => uploads.has(event.data.uploadId))
    .map(({ event }) => event.data.orderId);
  const rows = prepared?.event.data.disclosure?.targets ?? [];
  const asked = new Set(rows.filter(({ answer }) => answer !== 'struck').map(({ id }) => id));
  const end = (released ?? sealed).entry.index;
  const about = ofType(own, 'case.production_ordered')
    .filter(({ entry, event }) => entry.index < end && event.data.targets.some(({ id }) => asked.has(id)))
    .map(({ event }) => event.data.orderId);
  return new Set([...used, ...about]);
}

/** Those of the package, and any that no entry opened: no one can say of which package that one is. */
function deliveriesFor(own: readonly ReadEntry[], packageId: string): Set<string> {
  const opened = ofType(own, 'case.delivery_opened');
  const known = opened.map(({ event }) => event.data.deliveryId);
  const named = own.flatMap(({ event: { data } }) => ('deliveryId' in data ? [data.deliveryId] : []));
  return new Set([
    ...opened.filter(({ event }) => event.data.packageId === packageId).map(({ event }) => event.data.deliveryId),
    ...named.filter((id) => !known.includes(id)),
  ]);
}

/** Null where no entry says that this package was sealed. @param entries in the order of the log */
export function scopeOf(entries: readonly ReadEntry[], packageId: string): CustodyScope | null {
  const sealed = ofType(entries, 'case.package_sealed').find(({ event }) => event.data.packageId === packageId);
  if (!sealed) return null;
  const { stream } = sealed.entry;
  const own = entries.filter(({ entry }) => entry.stream === stream);
  const candidates = ofType(own, 'case.prepared').filter(isAnswer(sealed.event.data.letterId));
  const ids = new Set(candidates.map(({ event }) => event.data.preparationId));
  const released = ofType(own, 'case.released').find(({ event }) => ids.has(event.data.preparationId));
  const prepared = preparedFor(candidates, released);
  const uploads = new Set((prepared?.event.data.disclosure?.uploads ?? []).map(({ id }) => id));
  const scope = { stream, sealed, prepared, released, uploads };
  return { ...scope, orders: ordersFor(own, scope), deliveries: deliveriesFor(own, packageId) };
}

/** The delivery that the portal wrote of; null for an entry of a case. */
export const deliveryOfStream = ({ stream }: { readonly stream: string }): string | null =>
  stream.startsWith(DELIVERY) ? stream.slice(DELIVERY.length) : null;
