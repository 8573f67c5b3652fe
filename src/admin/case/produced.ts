/** What operations were ordered to collect for a case, and the files that they handed in. */
import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type OrderOfCase = Schemas['ProductionOrdersOfCase']['orders'][number];
export type ProducedFile = Schemas['ProducedFiles']['files'][number];

const ofCase = (id: string) => ({ params: { path: { id } } });

export const ordersQuery = (id: string, entries: number) =>
  queryOptions({
    queryKey: ['production-orders', id, entries],
    queryFn: async ({ signal }) =>
      (await take(client.GET('/api/cases/{id}/production-orders', { ...ofCase(id), signal }))).orders,
  });

export const filesQuery = (id: string, entries: number) =>
  queryOptions({
    queryKey: ['production-files', id, entries],
    queryFn: async ({ signal }) =>
      (await take(client.GET('/api/cases/{id}/production-files', { ...ofCase(id), signal }))).files,
  });
