/** Who did what to which case, as it was asked for: each reading is recorded, so that nothing is read again by itself. */
import { infiniteQueryOptions } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';

export type Act = components['schemas']['Act'];

const fields = ['person', 'reference', 'kind', 'from', 'to'] as const;
export type ActsFilter = Readonly<Record<(typeof fields)[number], string>>;

export const filterIn = (search: URLSearchParams): ActsFilter =>
  Object.fromEntries(fields.map((field) => [field, search.get(field) ?? ''])) as ActsFilter;

const given = (filter: ActsFilter): Partial<ActsFilter> =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));

export const isFiltered = (filter: ActsFilter): boolean => Object.keys(given(filter)).length > 0;

export const addressOf = (filter: ActsFilter): string => {
  const query = new URLSearchParams(given(filter)).toString();
  return query ? `/ledger?${query}` : '/ledger';
};

export const actsQuery = (filter: ActsFilter) =>
  infiniteQueryOptions({
    queryKey: ['acts', filter],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const query = { ...given(filter), ...(pageParam !== undefined && { after: pageParam }) };
      return take(client.GET('/api/acts', { params: { query }, signal }));
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** The same acts as a file for a spreadsheet. */
export async function actsFile(filter: ActsFilter, language: 'fr' | 'en'): Promise<Uint8Array<ArrayBuffer>> {
  const params = { query: { ...given(filter), language } };
  const asked = client.GET('/api/acts/export', { params, parseAs: 'arrayBuffer' });
  return new Uint8Array((await take(asked as never)) as ArrayBuffer);
}
