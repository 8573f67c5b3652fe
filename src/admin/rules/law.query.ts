import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';

export type Law = components['schemas']['Law'];
export type Circuit = Law['circuits'][number];
export type Step = Circuit['steps'][number];
export type Rule = Law['sections'][number]['rules'][number];

/** As it was read when the service started: it does not change under the reader. */
export const lawQuery = queryOptions({
  queryKey: ['law'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }) => take(client.GET('/api/law', { signal })),
});
