/** The fields by which the list divides, each with its counts; what is chosen stands in the address. */
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ListFilter } from 'lucide-react';
import { useState } from 'react';
import { lawQuery } from '../api/law.js';
import { useLanguage } from '../i18n/language.js';
import { IconButton } from '../ui/button.js';
import { Menu } from '../ui/menu.js';
import type { FilterName, InboxAddress } from './address.js';
import { FilterDialog } from './FilterDialog.js';
import css from './Filters.module.css';
import { type FacetValue, useFacets } from './facets.js';

const onChips: readonly FilterName[] = ['verdict', 'stepKind', 'country'];

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
          aria-label={only ? words.shell.pair(title, shown) : words.inbox.filter(title)}
          disabled={values.length === 0}
        >
          <span title={shown}>{shown}</span>
          <ChevronDown size={13} aria-hidden />
        </button>
      }
    />
  );
}
