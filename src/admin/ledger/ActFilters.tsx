/** By whom, on which case, of which kind, on which days: applied together, because each reading is recorded. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { colleaguesQuery } from '../api/colleagues.js';
import { useLanguage } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { GroupedSelectField, SelectField, TextField } from '../ui/field.js';
import css from './Acts.module.css';
import { type ActsFilter, isFiltered } from './acts.query.js';
import { useKindGroups } from './entry-label.js';

interface ActFiltersProps {
  readonly filter: ActsFilter;
  readonly onFilter: (filter: ActsFilter) => void;
}

const nothing: ActsFilter = { person: '', reference: '', kind: '', from: '', to: '' };

export function ActFilters({ filter, onFilter }: ActFiltersProps) {
  const { words, locale } = useLanguage();
  const { acts, ledger } = words;
  const [asked, setAsked] = useState(filter);
  const colleagues = useQuery(colleaguesQuery).data ?? [];
  const groups = useKindGroups(acts.allOf);
  const people = colleagues
    .map(({ id, name, active }) => [id, active ? name : acts.left(name)] as const)
    .sort(([, one], [, other]) => one.localeCompare(other, locale));
  const set = (field: keyof ActsFilter) => (value: string) => setAsked((now) => ({ ...now, [field]: value }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFilter({ ...asked, reference: asked.reference.trim().toUpperCase() });
  };
  const clear = () => {
    setAsked(nothing);
    onFilter(nothing);
  };
  return (
    <search>
      <form className={css.filters} onSubmit={submit}>
        <SelectField
          label={acts.by}
          value={asked.person}
          choices={[['', acts.anyone], ...people]}
          onChange={set('person')}
        />
        <TextField
          label={acts.reference}
          value={asked.reference}
          onChange={set('reference')}
          placeholder="GRF-2026-000001"
          maxLength={60}
          autoComplete="off"
        />
        <GroupedSelectField
          label={ledger.kind}
          value={asked.kind}
          first={['', acts.anyKind]}
          groups={groups}
          onChange={set('kind')}
        />
        <TextField label={acts.from} type="date" value={asked.from} onChange={set('from')} />
        <TextField label={acts.to} type="date" value={asked.to} onChange={set('to')} />
        <div className={css.apply}>
          <Button kind="primary" type="submit">
            {acts.show}
          </Button>
          {isFiltered(filter) ? (
            <Button kind="quiet" onClick={clear}>
              {acts.clear}
            </Button>
          ) : null}
        </div>
      </form>
    </search>
  );
}
