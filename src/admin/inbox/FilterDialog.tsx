/** Every field at once, for a precise search. */
import { useWords } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import type { FilterName, InboxAddress } from './address.js';
import css from './FilterDialog.module.css';
import type { FacetValue } from './facets.js';

const fields: readonly FilterName[] = [
  'verdict',
  'stepKind',
  'country',
  'issuerKind',
  'category',
  'circuit',
  'assignee',
  'row',
  'language',
  'door',
  'outcome',
  'emergency',
];
const statuses = ['open', 'closed', 'all'] as const;

interface FilterDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly address: InboxAddress;
  readonly facet: (name: FilterName) => readonly FacetValue[];
}

export function FilterDialog({ open, onClose, address, facet }: FilterDialogProps) {
  const { inbox, shell } = useWords();
  const status = address.values('status')[0] ?? 'open';
  const clear = () => address.change(Object.fromEntries([...fields, 'status'].map((name) => [name, []])));
  return (
    <Dialog title={inbox.filters} open={open} onClose={onClose} wide>
      <div className={css.scroll}>
        <div className={css.fields}>
          <fieldset>
            <legend>{inbox.status}</legend>
            {statuses.map((value) => (
              <label key={value}>
                <input
                  type="radio"
                  name="status"
                  checked={status === value}
                  onChange={() => address.change({ status: value === 'open' ? [] : [value] })}
                />
                <span>{inbox.statuses[value]}</span>
              </label>
            ))}
          </fieldset>
          {fields
            .filter((name) => facet(name).length > 0)
            .map((name) => (
              <Field key={name} name={name} values={facet(name)} address={address} />
            ))}
        </div>
      </div>
      <div className={css.actions}>
        <Button kind="quiet" onClick={clear}>
          {inbox.clearAll}
        </Button>
        <Button kind="primary" onClick={onClose}>
          {shell.close}
        </Button>
      </div>
    </Dialog>
  );
}

interface FieldProps {
  readonly name: FilterName;
  readonly values: readonly FacetValue[];
  readonly address: InboxAddress;
}

function Field({ name, values, address }: FieldProps) {
  const { inbox } = useWords();
  const chosen = values.filter((each) => each.chosen).map(({ value }) => value);
  return (
    <fieldset>
      <legend>{inbox.facets[name]}</legend>
      {values.map(({ value, label, count, chosen: on }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={on}
            onChange={() =>
              address.change({ [name]: on ? chosen.filter((each) => each !== value) : [...chosen, value] })
            }
          />
          <span>{label}</span>
          <small>{count}</small>
        </label>
      ))}
    </fieldset>
  );
}
