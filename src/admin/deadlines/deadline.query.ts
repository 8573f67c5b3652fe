/** The clocks that run, page after page, the least of its time left first. */
import { infiniteQueryOptions } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';

export type Deadline = components['schemas']['DeadlineList']['deadlines'][number];

const PAGE = 200;

export const deadlinesQuery = (late: boolean) =>
  infiniteQueryOptions({
    queryKey: ['deadlines', late],
    refetchInterval: 60_000,
    initialPageParam: { skip: 0, asOf: undefined as string | undefined },
    queryFn: ({ signal, pageParam: { skip, asOf } }) => {
      const query = { limit: PAGE, skip, ...(asOf && { asOf }), ...(late && { late: 'true' }) };
      return take(client.GET('/api/deadlines', { params: { query: query as never }, signal }));
    },
    getNextPageParam: (last, pages) => {
      const skip = pages.reduce((sum, { deadlines }) => sum + deadlines.length, 0);
      return skip < last.total && last.deadlines.length > 0 ? { skip, asOf: last.asOf } : undefined;
    },
  });

/** Clocks by what `keyOf` says of them, each group by the time at which it ends. */
export function grouped(
  deadlines: readonly Deadline[],
  keyOf: (deadline: Deadline) => string,
): ReadonlyMap<string, readonly Deadline[]> {
  const groups = new Map<string, Deadline[]>();
  for (const each of [...deadlines].sort((a, b) => (a.safeEnd < b.safeEnd ? -1 : 1))) {
    const key = keyOf(each);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return groups;
}
