/** The built-in views and the saved ones, with their current counts. */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Bilingual } from '../../domain/kernel/result.js';
import { afterTheRows } from '../api/after-rows.js';
import { client, take } from '../api/client.js';
import { useHappenings } from '../api/live.js';
import type { components } from '../api/schema.js';
import { useLanguage } from '../i18n/language.js';

const COUNTING_MILLISECONDS = 4_000;

export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: async ({ client: queries, signal }) => {
    await afterTheRows(queries);
    return take(client.GET('/api/views', { signal }));
  },
});

type Views = components['schemas']['Views'];

export interface ShownView {
  readonly key: string;
  readonly name: string;
  readonly query: string;
  readonly count: number | null;
  readonly shared: boolean;
  /** Of a view that the person who looks may delete. */
  readonly own: string | null;
}

/** The same query, however its parts are ordered. */
const canonical = (query: string): string => {
  const parameters = new URLSearchParams(query);
  parameters.sort();
  return parameters.toString();
};

export const isView = (view: ShownView, query: string): boolean => canonical(view.query) === canonical(query);

/** Counted again when something happened, a few seconds apart at most. */
export function useViews(): readonly ShownView[] {
  const { say } = useLanguage();
  const queries = useQueryClient();
  const { data } = useQuery(viewsQuery);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useHappenings(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queries.invalidateQueries({ queryKey: viewsQuery.queryKey });
    }, COUNTING_MILLISECONDS);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return data ? shown(data, say) : [];
}

function shown({ builtIn, saved }: Views, say: (words: Bilingual) => string): ShownView[] {
  return [
    ...builtIn.map(({ code, names, ...view }) => ({ ...view, key: code, name: say(names), shared: false, own: null })),
    ...saved.map(({ id, mine, ...view }) => ({ ...view, key: id, own: mine ? id : null })),
  ];
}
