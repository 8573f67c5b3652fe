/** Authorities: whose domains are theirs, how sure that is, until when, and at which numbers they may be called back. */

import { useQuery } from '@tanstack/react-query';
import { Phone, PhoneOff } from 'lucide-react';
import { Fragment } from 'react';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { useNames } from '../i18n/vocabulary.js';
import { Country, Tag } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { TableBox } from '../ui/page.js';
import { Blank, Failure, Loading, Note } from '../ui/states.js';
import css from './Directory.module.css';
import { type Authority, authoritiesQuery, type CallBackNumber } from './directory.query.js';
import { Search, useSearch } from './Search.js';

const callable = ({ numbers }: Authority): boolean => numbers.some(({ state }) => state === 'callable');

export function Authorities() {
  const { words, say, locale } = useLanguage();
  const { registry } = words;
  const read = useQuery(authoritiesQuery);
  const all = read.data?.authorities ?? [];
  const { typed, setTyped, found } = useSearch(all, ({ names, domains, numbers }) =>
    [names.fr, names.en, ...domains, ...numbers.map(({ number }) => number)].join(' '),
  );
  if (read.error) return <Failure error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  if (all.length === 0) return <Blank title={registry.noAuthority} />;
  const silent = all.filter((authority) => !callable(authority)).length;
  return (
    <>
      <p className={css.prose}>{registry.authoritiesText(timeText(read.data.day, 'day', locale))}</p>
      {silent > 0 ? <Note tone="warn">{registry.notCallable(silent, all.length)}</Note> : null}
      <Search label={registry.search} typed={typed} onType={setTyped} said={registry.found(found.length)} />
      {found.length === 0 ? (
        <Blank title={registry.noneFound} action={<Button onClick={() => setTyped('')}>{registry.clear}</Button>} />
      ) : (
        <TableBox label={registry.views.authorities} stacked>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{registry.authority}</th>
                <th scope="col">{registry.callBack}</th>
                <th scope="col">{registry.domains}</th>
                <th scope="col">{registry.confidence}</th>
                <th scope="col">{registry.verified}</th>
              </tr>
            </thead>
            <tbody>
              {found.map((authority) => (
                <Row key={authority.id} authority={authority} name={say(authority.names)} />
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </>
  );
}

const tones = { checked: 'ok', to_confirm: 'warn', recognise_only: 'plain' } as const;

function Row({ authority, name }: { readonly authority: Authority; readonly name: string }) {
  const { words, say, locale } = useLanguage();
  const { registry } = words;
  const names = useNames();
  const { country, zone, kind, domains, confidence, source, verifiedAt, expiresAt, expired, numbers } = authority;
  const day = (at: string) => timeText(at, 'day', locale);
  return (
    <tr>
      <th scope="row">
        {name}
        <span className={css.under}>
          {country ? <Country code={country} /> : null} {names('issuerZone', zone)} · {names('issuerKind', kind)}
        </span>
      </th>
      <td>
        {numbers.length === 0 ? (
          <span className={css.none}>
            <PhoneOff size={13} aria-hidden />
            {registry.noNumber}
          </span>
        ) : (
          <ul className={css.numbers}>
            {numbers.map((number) => (
              <CallBack key={`${number.number} ${number.verifiedAt}`} number={number} />
            ))}
          </ul>
        )}
      </td>
      <td>
        <ul className={css.domains}>
          {domains.map((domain) => (
            <li key={domain}>
              <Domain name={domain} />
            </li>
          ))}
        </ul>
      </td>
      <td>
        <Tag tone={tones[confidence]}>{registry.confidences[confidence]}</Tag>
        <span className={css.under}>{say(source)}</span>
      </td>
      <td>
        {day(verifiedAt)}
        <span className={css.under}>
          {expired ? <Tag tone="crit">{registry.expired(day(expiresAt))}</Tag> : registry.holdsUntil(day(expiresAt))}
        </span>
      </td>
    </tr>
  );
}

/** A long name goes on under its last dot, never inside a word. */
const Domain = ({ name }: { readonly name: string }) =>
  name.split(/(?<=\.)/).map((part) => (
    <Fragment key={part}>
      {part}
      <wbr />
    </Fragment>
  ));

const numberTones = { callable: 'ok', expired: 'crit', not_verified_yet: 'warn' } as const;

function CallBack({ number: { number, source, verifiedAt, expiresAt, state } }: { readonly number: CallBackNumber }) {
  const { words, say, locale } = useLanguage();
  const { registry } = words;
  const day = (at: string) => timeText(at, 'day', locale);
  return (
    <li>
      <span className={css.number} data-off={state === 'callable' ? undefined : true}>
        <Phone size={13} aria-hidden />
        {number}
      </span>{' '}
      <Tag tone={numberTones[state]}>{registry.states[state]}</Tag>
      <span className={css.under}>{registry.numberSource(say(source), day(verifiedAt), day(expiresAt))}</span>
    </li>
  );
}
