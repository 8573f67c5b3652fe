/** The list a page at a time, each page asked for when it comes into view; what arrives later moves none of it. */
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { client, take } from './client.js';
import { PAGE } from './page-size.js';
import type { components, paths } from './schema.js';

export type ListedCase = components['schemas']['CaseList']['cases'][number];
export type ListPage = components['schemas']['CaseList'];
type CaseFile = components['schemas']['CaseFile'];
type ListQuery = NonNullable<paths['/api/cases']['get']['parameters']['query']>;

/** A row with what is known of its case now; its headline stays. */
export const rowOf = (row: ListedCase, file: CaseFile, waits: ListedCase['waits']): ListedCase => ({
  ...{ ...row, waits },
  ...{ status: file.status, outcome: file.outcome, step: file.step, stepKind: file.stepKind, circuit: file.circuit },
  ...{ seq: file.seq, verdict: file.verdict, row: file.row, assignee: file.assignee, emergency: file.emergency },
  ...{ safeEnd: file.safeEnd, allowedSeconds: file.allowedSeconds, issuerCountry: file.issuerCountry },
});

/** The query string as the client takes it: every name with its values. */
export function listQuery(query: string): ListQuery {
  const parameters = new URLSearchParams(query);
  const names = [...new Set(parameters.keys())];
  const entries = names.map((name) => {
    const values = parameters.getAll(name);
    return [name, values.length > 1 ? values : values[0]] as const;
  });
  return Object.fromEntries(entries);
}

const fetchPage = (query: ListQuery, signal: AbortSignal): Promise<ListPage> =>
  take(client.GET('/api/cases', { params: { query: { ...query, limit: PAGE } }, signal }));

export interface CasePages {
  readonly total: number | null;
  /** There are more than were counted. */
  readonly more: boolean;
  readonly searchText: string | null;
  readonly searchedInstead: string | null;
  readonly asOf: string | null;
  readonly error: Error | null;
  readonly at: (index: number) => ListedCase | undefined;
  /** Which rows are in view, so that their pages are asked for. */
  readonly show: (first: number, last: number) => void;
  /** Asks for everything again, in the order of now. */
  readonly renew: () => void;
}

/** Later pages keep the instant of the first, and leave out what arrived since: nothing slides under the reader. */
export function useCasePages(query: string): CasePages {
  const queries = useQueryClient();
  const [seen, setSeen] = useState<readonly [number, number]>([0, 0]);
  const first = useQuery({
    queryKey: ['cases', query, 0],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => fetchPage(listQuery(query), signal),
  });
  const asOf = first.data?.asOf ?? null;
  const [from, to] = seen;
  const wanted = Array.from({ length: to - from + 1 }, (_, at) => from + at).filter((page) => page > 0);
  const later = useQueries({
    queries: wanted.map((page) => ({
      queryKey: ['cases', query, page, asOf],
      enabled: asOf !== null,
      staleTime: Number.POSITIVE_INFINITY,
      queryFn: ({ signal }: { signal: AbortSignal }) => {
        const asked = listQuery(query);
        const pinned = { asOf: asOf ?? undefined, before: asked.before ?? asOf ?? undefined, skip: page * PAGE };
        return fetchPage({ ...asked, ...pinned }, signal);
      },
    })),
  });
  const pages = new Map<number, ListPage | undefined>([[0, first.data]]);
  wanted.forEach((page, at) => {
    pages.set(page, later[at]?.data);
  });
  const show = useCallback((start: number, end: number) => {
    const next = [Math.floor(start / PAGE), Math.floor(end / PAGE)] as const;
    setSeen((before) => (before[0] === next[0] && before[1] === next[1] ? before : next));
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another query is read from its beginning
  useEffect(() => setSeen([0, 0]), [query]);
  return {
    total: first.data?.total ?? null,
    more: first.data?.more ?? false,
    searchText: first.data?.searchText ?? null,
    searchedInstead: first.data?.searchedInstead ?? null,
    asOf,
    error: first.error ?? later.find(({ error }) => error)?.error ?? null,
    at: (index) => pages.get(Math.floor(index / PAGE))?.cases[index % PAGE],
    show,
    renew: () => void queries.resetQueries({ queryKey: ['cases', query] }),
  };
}
