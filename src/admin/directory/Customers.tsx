/** A customer by an account, a host or its id: what it is, which changes how a request is judged, now or at a past moment. */
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useMe } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { Country, Tag, Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { TableBox } from '../ui/page.js';
import { Blank, Note, ProblemNote } from '../ui/states.js';
import { FlagsStated, ProposeFlags } from './CustomerFlags.js';
import { type FoundCustomers, searchCustomers } from './customers.query.js';
import css from './Directory.module.css';

export function Customers() {
  const { registry } = useLanguage().words;
  const [sought, setSought] = useState('');
  const [day, setDay] = useState('');
  const [changed, setChanged] = useState<FoundCustomer | null>(null);
  const seeking = useMutation({ mutationFn: searchCustomers });
  const seek = (event: FormEvent): void => {
    event.preventDefault();
    setChanged(null);
    seeking.mutate({ sought, ...(day && { at: new Date(`${day}T23:59:59`).toISOString() }) });
  };
  return (
    <>
      <p className={css.prose}>{registry.tenantsText}</p>
      <form className={css.search} onSubmit={seek}>
        <TextField label={registry.searchTenant} type="search" value={sought} onChange={setSought} />
        <TextField label={registry.seekAt} type="date" value={day} onChange={setDay} />
        <Button kind="primary" type="submit" busy={seeking.isPending} disabled={sought.trim().length < 2}>
          {registry.seek}
        </Button>
      </form>
      <ProblemNote error={seeking.error} />
      {seeking.data ? <Found found={seeking.data} onChange={setChanged} /> : null}
      {changed ? <ProposeFlags key={changed.customer} customer={changed} /> : null}
      <FlagsStated />
    </>
  );
}

type FoundCustomer = FoundCustomers['customers'][number];

interface FoundProps {
  readonly found: FoundCustomers;
  readonly onChange: (customer: FoundCustomer) => void;
}

function Found({ found: { customers, taken }, onChange }: FoundProps) {
  const { registry } = useLanguage().words;
  return (
    <>
      {taken === null ? <Note tone="warn">{registry.neverTaken}</Note> : null}
      {customers.length === 0 ? (
        <Blank title={registry.foundTenants(0)}>{registry.noTenantText}</Blank>
      ) : (
        <TableBox label={registry.views.tenants} stacked className={css.table}>
          <thead>
            <tr>
              <th scope="col">{registry.tenant}</th>
              <th scope="col">{registry.customerKind}</th>
              <th scope="col">{registry.flags}</th>
              <th scope="col">{registry.accounts}</th>
              <th scope="col">{registry.services}</th>
            </tr>
          </thead>
          <tbody>
            {customers.map((customer) => (
              <Row key={customer.customer} customer={customer} onChange={onChange} />
            ))}
          </tbody>
        </TableBox>
      )}
      {taken === null ? null : (
        <p className={css.quiet}>
          {registry.takenAt} <Time at={taken} />
        </p>
      )}
    </>
  );
}

function Row({ customer: one, onChange }: { readonly customer: FoundCustomer } & Pick<FoundProps, 'onChange'>) {
  const { actions } = useMe();
  const { registry } = useLanguage().words;
  const names = useNames();
  return (
    <tr>
      <th scope="row">
        {one.name}
        <span className={css.under}>
          {one.country ? <Country code={one.country} /> : null} {one.customer}
        </span>
        <span className={css.under}>
          {registry.heldSince} <Time at={one.since} />
        </span>
      </th>
      <td>
        {one.kind ? names('customerKind', one.kind) : <Tag tone="warn">{registry.unknownKind}</Tag>}
        {one.statedKind ? (
          <span className={css.under}>
            {registry.statedKind} : {names('customerKind', one.statedKind)}
          </span>
        ) : null}
      </td>
      <td>
        <span className={css.flags}>
          {one.flags?.map((flag) => (
            <Tag key={flag} tone="violet">
              {names('tenantFlag', flag)}
            </Tag>
          ))}
          {one.flags === null ? <Tag tone="warn">{registry.unknownFlags}</Tag> : null}
          {one.flags?.length === 0 ? registry.noFlag : null}
        </span>
        {one.stated.length > 0 ? (
          <span className={css.under}>
            {registry.statedFlags} : {one.stated.map((flag) => names('tenantFlag', flag)).join(', ')}
          </span>
        ) : null}
        {actions.includes('directory.propose') ? (
          <Button onClick={() => onChange(one)}>{registry.changeFlags}</Button>
        ) : null}
      </td>
      <td>
        <ul className={css.domains}>
          {one.accounts.map((account) => (
            <li key={account}>{account}</li>
          ))}
        </ul>
      </td>
      <td>
        <ul className={css.domains}>
          {one.services.map(({ service, name, locations, qualification }) => (
            <li key={service}>{registry.serviceFacts(name, locations.join(', '), qualification)}</li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
