/** The names behind the table of a disclosure. */
import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';

export type Disclosure = components['schemas']['Disclosure'];
export type TargetAnswer = Disclosure['targets'][number];

/** They never change. */
export const targetNamesQuery = (id: string, preparationId: string) =>
  queryOptions({
    queryKey: ['target-names', id, preparationId],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const params = { path: { id, preparationId } };
      const route = '/api/cases/{id}/preparations/{preparationId}/targets';
      return (await take(client.GET(route, { params, signal }))).targets;
    },
  });
