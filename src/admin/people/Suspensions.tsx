/** The quick way against a thief: one person stops one account for three days, and two lift what another ordered. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { colleaguesQuery, useNameOf } from '../api/colleagues.js';
import { sessionQuery } from '../api/session.js';
import { useWords } from '../i18n/language.js';
import { Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { SelectField } from '../ui/field.js';
import { Section } from '../ui/page.js';
import { Failure, Loading, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import css from './People.module.css';
import { liftSuspension, type Suspension, suspend, suspensionsQuery, useAdministration } from './people.query.js';

export function Suspensions() {
  const { people, signing } = useWords();
  const nameOf = useNameOf();
  const standing = useQuery(suspensionsQuery);
  const lifting = useAdministration(
    (suspension: Suspension) => {
      const shown = [{ label: signing.person, value: nameOf(suspension.account) }];
      return liftSuspension(suspension, { title: people.lift, shown });
    },
    () => say(people.lifted),
  );
  if (standing.error) return <Failure error={standing.error} onRetry={() => void standing.refetch()} />;
  if (!standing.data) return <Loading lines={2} />;
  return (
    <Section title={people.suspensions}>
      <p className={css.quiet}>{people.suspensionsText}</p>
      <ProblemNote error={lifting.error} />
      {standing.data.length > 0 ? (
        <ul>
          {standing.data.map((suspension) => (
            <li key={suspension.id}>
              <b>{nameOf(suspension.account)}</b> <Standing suspension={suspension} />{' '}
              <Button small busy={lifting.isPending} onClick={() => lifting.mutate(suspension)}>
                {people.lift}
                <span className="sr"> {nameOf(suspension.account)}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <Suspend suspended={standing.data.map(({ account }) => account)} />
    </Section>
  );
}

function Standing({ suspension: { by, until, liftedBy } }: { readonly suspension: Suspension }) {
  const { people } = useWords();
  const nameOf = useNameOf();
  return (
    <span className={css.quiet}>
      {people.suspendedBy(nameOf(by))} <Time at={until} />
      {liftedBy.length > 0 ? ` · ${people.liftedBy(liftedBy.map(nameOf).join(', '))}` : null}
    </span>
  );
}

function Suspend({ suspended }: { readonly suspended: readonly string[] }) {
  const { people, signing } = useWords();
  const me = useQuery(sessionQuery).data?.person.id;
  const colleagues = useQuery(colleaguesQuery).data ?? [];
  const [account, setAccount] = useState('');
  const nameOf = useNameOf();
  const suspending = useAdministration(
    () =>
      suspend(account, {
        title: people.suspend,
        intro: people.suspendText,
        shown: [{ label: signing.person, value: nameOf(account) }],
      }),
    () => {
      setAccount('');
      say(people.done);
    },
  );
  const others = colleagues.filter(({ id, active }) => active && id !== me && !suspended.includes(id));
  return (
    <details className={css.danger}>
      <summary>{people.suspend}</summary>
      <p className={css.quiet}>{people.suspendText}</p>
      <SelectField
        label={signing.person}
        value={account}
        onChange={setAccount}
        choices={[['', '—'], ...others.map(({ id, name }): [string, string] => [id, name])]}
      />
      <ProblemNote error={suspending.error} />
      <div>
        <Button
          kind="danger"
          disabled={account === ''}
          busy={suspending.isPending}
          onClick={() => suspending.mutate(undefined)}
        >
          {people.suspend}
        </Button>
      </div>
    </details>
  );
}
