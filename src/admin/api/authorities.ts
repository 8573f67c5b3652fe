/** The directory of authorities, as the desk lists it. */
import { queryOptions } from '@tanstack/react-query';
import { client, take } from './client.js';

export const authoritiesQuery = queryOptions({
  queryKey: ['registry', 'authorities'],
  queryFn: ({ signal }) => take(client.GET('/api/registry/authorities', { signal })),
});
