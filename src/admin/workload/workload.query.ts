/** The load of the team, and cases that go from one person to another. */
import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import { UNASSIGNED } from '../api/colleagues.js';
import type { components } from '../api/schema.js';

export type Workload = components['schemas']['Workload'];
export type PersonLoad = Workload['people'][number];

export const workloadQuery = queryOptions({
  queryKey: ['workload'],
  refetchInterval: 60_000,
  queryFn: ({ signal }) => take(client.GET('/api/workload', { signal })),
});

/** As many as one request assigns. */
const MOST = 200;

export interface Moved {
  readonly assigned: number;
  readonly refused: number;
}

/** Gives the open cases of a person, or those that no one has, to another: the nearest end first, 200 at most. */
export async function giveAll(from: string | null, to: string): Promise<Moved> {
  const query = { assignee: from ?? UNASSIGNED, limit: MOST };
  const { cases } = await take(client.GET('/api/cases', { params: { query } }));
  const seen = cases.map(({ id, seq }) => ({ id, seen: seq }));
  if (seen.length === 0) return { assigned: 0, refused: 0 };
  const { assigned, refused } = await take(client.POST('/api/case-assignments', { body: { to, cases: seen } }));
  return { assigned: assigned.length, refused: refused.length };
}
