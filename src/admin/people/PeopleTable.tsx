import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { useNames } from '../i18n/vocabulary.js';
import { Avatar, Tag } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { TableBox } from '../ui/page.js';
import { Failure, Loading, Note } from '../ui/states.js';
import css from './People.module.css';
import { PersonDetail } from './PersonDetail.js';
import { type Person, peopleQuery } from './people.query.js';

export function PeopleTable() {
  const { people: words } = useLanguage().words;
  const people = useQuery(peopleQuery);
  const [opened, setOpened] = useState<string | null>(null);
  if (people.error) return <Failure error={people.error} onRetry={() => void people.refetch()} />;
  if (!people.data) return <Loading />;
  const person = people.data.find(({ id }) => id === opened);
  return (
    <>
      {administratorsOf(people.data) < 2 ? <Note>{words.oneAdministrator}</Note> : null}
      <TableBox label={words.people} stacked>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.roles}</th>
            <th scope="col">{words.factor}</th>
            <th scope="col">{words.state}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {people.data.map((each) => (
            <Row key={each.id} person={each} onOpen={() => setOpened(each.id)} />
          ))}
        </tbody>
      </TableBox>
      <Dialog title={person?.name ?? ''} open={person !== undefined} onClose={() => setOpened(null)} wide>
        {person ? <PersonDetail key={person.id} person={person} /> : null}
      </Dialog>
    </>
  );
}

/** Natural persons who can sign in and ask for rights, or for the recovery of an account. */
const administratorsOf = (people: readonly Person[]): number =>
  new Set(
    people
      .filter(({ roles, disabled, awaitsPassword }) => roles.includes('administrator') && !disabled && !awaitsPassword)
      .map(({ person }) => person),
  ).size;

function Row({ person, onOpen }: { readonly person: Person; readonly onOpen: () => void }) {
  const { words } = useLanguage();
  const names = useNames();
  const { people } = words;
  const { name, email, roles, secondFactor, disabled } = person;
  return (
    <tr data-closed={disabled || undefined}>
      <th scope="row">
        <span className={css.person}>
          <Avatar name={name} size={28} />
          <span>
            {name}
            <span className={css.email}>{email}</span>
          </span>
        </span>
      </th>
      <td>
        {roles.length > 0 ? (
          roles.map((role) => names('role', role)).join(', ')
        ) : (
          <Tag tone="plain">{people.noRole}</Tag>
        )}
        {person.person !== person.id ? <span className={css.email}>{people.secondAccount}</span> : null}
      </td>
      <td>{secondFactor ? people.hasFactor : <Tag tone="warn">{people.noFactor}</Tag>}</td>
      <td>
        <State person={person} />
      </td>
      <td>
        {disabled ? null : (
          <Button small onClick={onOpen}>
            {people.open}
            <span className="sr"> {name}</span>
          </Button>
        )}
      </td>
    </tr>
  );
}

function State({ person: { disabled, lockedUntil, suspendedUntil } }: { readonly person: Person }) {
  const { words, locale } = useLanguage();
  if (disabled) return <Tag tone="plain">{words.people.closed}</Tag>;
  if (suspendedUntil) {
    return <Tag tone="crit">{words.people.suspended(timeText(suspendedUntil, 'short', locale))}</Tag>;
  }
  if (lockedUntil) return <Tag tone="crit">{words.people.locked(timeText(lockedUntil, 'short', locale))}</Tag>;
  return <Tag tone="ok">{words.people.active}</Tag>;
}
