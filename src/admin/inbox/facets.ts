/** How the list divides by each of its fields, in words. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { afterTheRows } from '../api/after-rows.js';
import { client, take } from '../api/client.js';
import { UNASSIGNED, useNameOf } from '../api/colleagues.js';
import { useCircuitTitle } from '../api/law.js';
import { listQuery } from '../api/pages.js';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import type { FilterName, InboxAddress } from './address.js';

export interface FacetValue {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly chosen: boolean;
}

/** The values of each field with their names, the chosen ones among them even when nothing is left of them. */
export function useFacets(address: InboxAddress): (name: FilterName) => readonly FacetValue[] {
  const label = useValueName();
  const counts = useQuery({
    queryKey: ['facets', address.query],
    placeholderData: keepPreviousData,
    queryFn: async ({ client: queries, signal }) => {
      await afterTheRows(queries);
      const { order: _order, ...filter } = listQuery(address.query);
      return take(client.GET('/api/cases/facets', { params: { query: filter }, signal }));
    },
  });
  return (name) => {
    const chosen = address.values(name);
    const found = (counts.data?.facets[name] ?? []).flatMap(({ value, count }) => {
      const asked = value ?? (name === 'assignee' ? UNASSIGNED : null);
      return asked === null ? [] : [{ value: asked, count }];
    });
    const missing = chosen.filter((value) => !found.some((each) => each.value === value));
    return [...found, ...missing.map((value) => ({ value, count: 0 }))].map(({ value, count }) => ({
      ...{ value, count, label: label(name, value), chosen: chosen.includes(value) },
    }));
  };
}

function useValueName(): (name: FilterName, value: string) => string {
  const { words, locale } = useLanguage();
  const names = useNames();
  const nameOf = useNameOf();
  const circuit = useCircuitTitle();
  const others: Partial<Readonly<Record<FilterName, (value: string) => string>>> = {
    country: (value) => new Intl.DisplayNames([locale], { type: 'region' }).of(value) ?? value,
    language: (value) => new Intl.DisplayNames([locale], { type: 'language' }).of(value) ?? value,
    assignee: (value) =>
      value === UNASSIGNED ? words.inbox.unassigned : value === 'me' ? words.inbox.me : nameOf(value),
    emergency: (value) => (value === 'true' ? words.inbox.emergency : words.inbox.ordinary),
    circuit,
    row: (value) => value,
  };
  return (name, value) => others[name]?.(value) ?? names(name as Parameters<typeof names>[0], value);
}
