/** Customers: what they are, which changes how a request is judged, and the accounts by which they are recognised. */
import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { Country, Tag } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { TableBox } from '../ui/page.js';
import { Blank, Failure, Loading } from '../ui/states.js';
import css from './Directory.module.css';
import { tenantsQuery } from './directory.query.js';
import { Search, useSearch } from './Search.js';

export function Tenants() {
  const { registry } = useLanguage().words;
  const names = useNames();
  const read = useQuery(tenantsQuery);
  const all = read.data?.tenants ?? [];
  const { typed, setTyped, found } = useSearch(all, ({ name, accounts, flags }) =>
    [name, ...accounts, ...flags.map((flag) => names('tenantFlag', flag))].join(' '),
  );
  if (read.error) return <Failure error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  if (all.length === 0) return <Blank title={registry.noTenant}>{registry.noTenantText}</Blank>;
  return (
    <>
      <p className={css.prose}>{registry.tenantsText}</p>
      <Search
        label={registry.searchTenant}
        typed={typed}
        onType={setTyped}
        said={registry.foundTenants(found.length)}
      />
      {found.length === 0 ? (
        <Blank title={registry.noneFound} action={<Button onClick={() => setTyped('')}>{registry.clear}</Button>} />
      ) : (
        <TableBox label={registry.views.tenants} stacked>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{registry.tenant}</th>
                <th scope="col">{registry.flags}</th>
                <th scope="col">{registry.accounts}</th>
              </tr>
            </thead>
            <tbody>
              {found.map(({ id, name, country, flags, accounts }) => (
                <tr key={id}>
                  <th scope="row">
                    {name}
                    <span className={css.under}>
                      <Country code={country} /> {id}
                    </span>
                  </th>
                  <td>
                    <span className={css.flags}>
                      {flags.map((flag) => (
                        <Tag key={flag} tone="violet">
                          {names('tenantFlag', flag)}
                        </Tag>
                      ))}
                      {flags.length === 0 ? registry.noFlag : null}
                    </span>
                  </td>
                  <td>
                    <ul className={css.domains}>
                      {accounts.map((account) => (
                        <li key={account}>{account}</li>
                      ))}
                    </ul>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </>
  );
}
