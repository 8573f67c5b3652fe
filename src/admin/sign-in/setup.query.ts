import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../api/client.js';

/** Who of the first two is registered next, and what a new installation still lacks. */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => take(client.GET('/api/setup', { signal })),
});
