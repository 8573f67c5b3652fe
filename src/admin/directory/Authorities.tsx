/** Authorities: whose domains are theirs, how sure that is, until when, and at which numbers they may be called back. */

import { useQuery } from '@tanstack/react-query';
import { Phone, PhoneOff } from 'lucide-react';
import { Fragment } from 'react';
import { authoritiesQuery } from '../api/authorities.js';
import { useMe } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { useNames } from '../i18n/vocabulary.js';
import { Country, Tag } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { TableBox } from '../ui/page.js';
import { Link, useGo, useQueryString } from '../ui/route.js';
import { Blank, Failure, Loading, Note } from '../ui/states.js';
import { entryOf } from './changes.query.js';
import css from './Directory.module.css';
import type { Authority, CallBackNumber } from './directory.query.js';
import { EntryEditor } from './EntryEditor.js';
import { ListImport } from './ListImport.js';
import { Search, useSearch } from './Search.js';

const callable = ({ numbers }: Authority): boolean => numbers.some(({ state }) => state === 'callable');

/** The list, one entry as it is changed, or an official list as it is read. */
export function Authorities() {
  const read = useQuery(authoritiesQuery);
  const asked = useQueryString();
  const mayPropose = useMe().actions.includes('directory.propose');
  if (read.error) return <Failure error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  const { day, authorities } = read.data;
  const edited = asked.get('edit');
  if (mayPropose && edited !== null) {
    const known = authorities.find(({ id }) => id === edited);
    return <EntryEditor key={edited} entry={known ? entryOf(known) : null} today={day} />;
  }
  if (mayPropose && asked.has('import')) return <ListImport today={day} />;
  return <List day={day} all={authorities} mayPropose={mayPropose} />;
}

interface ListProps {
  readonly day: string;
  readonly all: readonly Authority[];
  readonly mayPropose: boolean;
}

function List({ day, all, mayPropose }: ListProps) {
  const { words, say, locale } = useLanguage();
  const { registry } = words;
  const go = useGo();
  const { typed, setTyped, found } = useSearch(all, ({ names, domains, numbers }) =>
    [names.fr, names.en, ...domains, ...numbers.map(({ number }) => number)].join(' '),
  );
  const buttons = mayPropose ? (
    <div className={css.buttons}>
      <Button onClick={() => go('/registry?edit=')}>{registry.add}</Button>
      <Button onClick={() => go('/registry?import')}>{registry.importList}</Button>
    </div>
  ) : null;
  if (all.length === 0) return <Blank title={registry.noAuthority} action={buttons} />;
  const silent = all.filter((authority) => !callable(authority)).length;
  return (
    <>
      <p className={css.prose}>{registry.authoritiesText(timeText(day, 'day', locale))}</p>
      {buttons}
      {silent > 0 ? <Note tone="warn">{registry.notCallable(silent, all.length)}</Note> : null}
      <Search label={registry.search} typed={typed} onType={setTyped} said={registry.found(found.length)} />
      {found.length === 0 ? (
        <Blank title={registry.noneFound} action={<Button onClick={() => setTyped('')}>{registry.clear}</Button>} />
      ) : (
        <TableBox label={registry.views.authorities} stacked className={css.table}>
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
              <Row key={authority.id} authority={authority} name={say(authority.names)} mayPropose={mayPropose} />
            ))}
          </tbody>
        </TableBox>
      )}
    </>
  );
}

const tones = { checked: 'ok', to_confirm: 'warn', recognise_only: 'plain' } as const;

interface RowProps {
  readonly authority: Authority;
  readonly name: string;
  readonly mayPropose: boolean;
}

function Row({ authority, name, mayPropose }: RowProps) {
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
        {mayPropose ? (
          <Link to={`/registry?edit=${authority.id}`} aria-label={registry.changeOf(name)}>
            {registry.changeOne}
          </Link>
        ) : null}
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
