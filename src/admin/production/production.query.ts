/** Production orders: as operations see them, and as the people of a case do. */
import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';
import { actOn, sign, type Wording } from '../api/signing.js';
import type { ProducedFile } from '../case/produced.js';

type Schemas = components['schemas'];
export type ListedOrder = Schemas['ListedProductionOrder'];
export type OpenedOrder = Schemas['OpenedProductionOrder'];
export type GivenOrder = Schemas['GivenProductionOrder'];

export type ListedUpload = Schemas['ListedUpload'];

/** The content of an order is shown while it runs; after that the server refuses it. */
export const runs = ({ state }: Pick<ListedOrder, 'state'>): boolean =>
  state === 'issued' || state === 'collecting' || state === 'suspended';

const EVERY = 30_000;
const path = (orderId: string) => ({ params: { path: { orderId } } });
const ofCase = (id: string) => ({ params: { path: { id } } });

export const productionQuery = queryOptions({
  queryKey: ['production'],
  refetchInterval: EVERY,
  queryFn: async ({ signal }) => (await take(client.GET('/api/production', { signal }))).orders,
});

/** Each opening is an entry of the access log: asked once, and again when the order changed. */
export const openedQuery = ({ id, state }: ListedOrder) =>
  queryOptions({
    queryKey: ['production', id, state],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => take(client.GET('/api/production/{orderId}', { ...path(id), signal })),
  });

/** An antivirus answers within this time, as a rule. */
const SOON = 5_000;

export const uploadsQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['production', orderId, 'uploads'],
    refetchInterval: SOON,
    queryFn: async ({ signal }) =>
      (await take(client.GET('/api/production/{orderId}/uploads', { ...path(orderId), signal }))).uploads,
  });

export const decideFile = (
  id: string,
  { id: uploadId, orderId }: Pick<ProducedFile, 'id' | 'orderId'>,
  body: { seen: number; decision: 'accept' | 'refuse'; reason: string },
) =>
  take(
    client.POST('/api/cases/{id}/production-orders/{orderId}/files/{uploadId}/decision', {
      params: { path: { id, orderId, uploadId } },
      body,
    }),
  );

export const begin = (id: string) => take(client.POST('/api/production/{orderId}/collection', path(id)));
export const deliver = (id: string, empty: string[]) =>
  take(client.POST('/api/production/{orderId}/delivery', { ...path(id), body: { empty } }));
export const decline = (id: string, reason: string) =>
  take(client.POST('/api/production/{orderId}/impossibility', { ...path(id), body: { reason } }));

/** The server composes what is signed, since names are in it under the key of the case alone. */
export async function signedOrder(id: string, order: GivenOrder, wording: Wording) {
  const { payload } = await take(client.POST('/api/cases/{id}/production-order-draft', { ...ofCase(id), body: order }));
  return sign(actOn('order_production', { case: id, payload, preparation: order.orderId }), wording);
}

export const issue = (id: string, body: GivenOrder & { seen: number; signature: Schemas['Signature'] }) =>
  take(client.POST('/api/cases/{id}/production-orders', { ...ofCase(id), body }));

export const withdraw = (id: string, orderId: string, body: { seen: number; reason: string }) =>
  take(
    client.POST('/api/cases/{id}/production-orders/{orderId}/withdrawal', { params: { path: { id, orderId } }, body }),
  );

/** A period as it is written. */
export const periodOf = ({ from, to }: { readonly from: string | null; readonly to: string | null }): string | null =>
  from === null && to === null ? null : `${from ?? '…'} – ${to ?? '…'}`;
