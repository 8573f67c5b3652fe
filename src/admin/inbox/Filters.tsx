/** The fields by which the list divides, each with its counts; what is chosen stands in the address. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChevronDown, ListFilter } from 'lucide-react';
import { useState } from 'react';
import { client, take } from '../api/client.js';
import { useNameOf } from '../api/colleagues.js';
import { lawQuery, useCircuitTitle } from '../api/law.js';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { IconButton } from '../ui/button.js';
import { Menu } from '../ui/menu.js';
import type { FilterName, InboxAddress } from './address.js';
import { FilterDialog } from './FilterDialog.js';
import css from './Inbox.module.css';
import { listQuery } from './pages.js';

export interface FacetValue {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly chosen: boolean;
}

const onChips: readonly FilterName[] = ['verdict', 'stepKind', 'country'];

/** The values of each field with their names, the chosen ones among them even when nothing is left of them. */
export function useFacets(address: InboxAddress): (name: FilterName) => readonly FacetValue[] {
  const label = useValueName();
  const counts = useQuery({
    queryKey: ['facets', address.query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      const { order: _order, ...filter } = listQuery(address.query);
      return take(client.GET('/api/cases/facets', { params: { query: filter }, signal }));
    },
  });
  return (name) => {
    const chosen = address.values(name);
    const found = (counts.data?.facets[name] ?? []).flatMap(({ value, count }) => {
      const asked = value ?? (name === 'assignee' ? 'nobody' : null);
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
    assignee: (value) => (value === 'nobody' ? words.inbox.nobody : value === 'me' ? words.inbox.me : nameOf(value)),
    emergency: (value) => (value === 'true' ? words.inbox.emergency : words.inbox.ordinary),
    circuit,
    row: (value) => value,
  };
  return (name, value) => others[name]?.(value) ?? names(name as Parameters<typeof names>[0], value);
}

export function Filters({ address }: { readonly address: InboxAddress }) {
  const { words } = useLanguage();
  const facet = useFacets(address);
  const [open, setOpen] = useState(false);
  // The titles of the circuits, before the dialog that shows them opens.
  useQuery(lawQuery);
  return (
    <>
      <div className={css.chips}>
        {onChips.map((name) => (
          <Chip key={name} name={name} values={facet(name)} address={address} />
        ))}
      </div>
      <FilterButton onClick={() => setOpen(true)} label={words.inbox.filters} />
      <FilterDialog open={open} onClose={() => setOpen(false)} address={address} facet={facet} />
    </>
  );
}

const FilterButton = ({ label, onClick }: { readonly label: string; readonly onClick: () => void }) => (
  <span className={css.filterButton}>
    <IconButton label={label} onClick={onClick} size={26}>
      <ListFilter size={15} aria-hidden />
    </IconButton>
  </span>
);

interface ChipProps {
  readonly name: FilterName;
  readonly values: readonly FacetValue[];
  readonly address: InboxAddress;
}

function Chip({ name, values, address }: ChipProps) {
  const { words } = useLanguage();
  const title = words.inbox.facets[name];
  const chosen = values.filter((each) => each.chosen);
  const [only] = chosen;
  const shown = only === undefined ? title : chosen.length === 1 ? only.label : `${title} (${chosen.length})`;
  const items = values.map(({ value, label, count, chosen: on }) => ({
    key: value,
    label: `${label} (${count})`,
    checked: on,
    onChoose: () => {
      const others = chosen.filter((each) => each.value !== value).map((each) => each.value);
      address.change({ [name]: on ? others : [...others, value] });
    },
  }));
  return (
    <Menu
      several
      items={items}
      width={260}
      target={
        <button
          type="button"
          className={css.chip}
          data-on={only !== undefined || undefined}
          aria-label={only ? `${title} : ${shown}` : words.inbox.filter(title)}
          disabled={values.length === 0}
        >
          <span>{shown}</span>
          <ChevronDown size={13} aria-hidden />
        </button>
      }
    />
  );
}
