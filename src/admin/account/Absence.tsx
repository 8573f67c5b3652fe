/** Who looks after one's cases while one is away, and in whose place one stands. */
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { client, take } from '../api/client.js';
import { colleaguesQuery, useNameOf } from '../api/colleagues.js';
import { useMe } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { Tag } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { SelectField, TextField } from '../ui/field.js';
import { Section } from '../ui/page.js';
import { Loading, Note, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import css from './Account.module.css';
import { dayAfter, dayOfBrowser, startOf } from './days.js';

export const delegationsQuery = queryOptions({
  queryKey: ['delegations'],
  queryFn: async ({ signal }) => (await take(client.GET('/api/delegations', { signal }))).delegations,
});

export function Absence() {
  const { account } = useLanguage().words;
  const me = useMe().person.id;
  const delegations = useQuery(delegationsQuery);
  const given = (delegations.data ?? []).filter(({ person }) => person === me);
  const received = (delegations.data ?? []).filter(({ to }) => to === me);
  return (
    <Section title={account.absence}>
      <p className={css.quiet}>{account.absenceHelp}</p>
      <ProblemNote error={delegations.error} />
      {delegations.isPending ? <Loading lines={2} /> : null}
      {received.map((each) => (
        <StandsIn key={each.id} delegation={each} />
      ))}
      {given.map((each) => (
        <Given key={each.id} delegation={each} />
      ))}
      {delegations.data && given.length === 0 ? <Name /> : null}
    </Section>
  );
}

type Delegation = Awaited<ReturnType<NonNullable<typeof delegationsQuery.queryFn>>>[number];

function useSpan({ from, until }: Delegation): string {
  const { words, locale } = useLanguage();
  // The last day is the one before the time at which it ends.
  const last = new Date(Date.parse(until) - 1).toISOString();
  return words.account.absenceSpan(timeText(from, 'day', locale), timeText(last, 'day', locale));
}

function StandsIn({ delegation }: { readonly delegation: Delegation }) {
  const { account } = useLanguage().words;
  const name = useNameOf()(delegation.person);
  const span = useSpan(delegation);
  return <Note tone="info">{account.absenceReceived(name, span)}</Note>;
}

function Given({ delegation }: { readonly delegation: Delegation }) {
  const { account } = useLanguage().words;
  const queries = useQueryClient();
  const name = useNameOf()(delegation.to);
  const span = useSpan(delegation);
  const ending = useMutation({
    mutationFn: () => take(client.DELETE('/api/delegations/{id}', { params: { path: { id: delegation.id } } })),
    onSuccess: () => say(account.absenceEnded),
    onSettled: () => queries.invalidateQueries({ queryKey: delegationsQuery.queryKey }),
  });
  const begun = Date.parse(delegation.from) <= Date.now();
  return (
    <div className={css.narrow}>
      <p>
        {account.absenceGiven(name, span)}{' '}
        {begun && !delegation.counts ? <Tag tone="crit">{account.absenceVoid}</Tag> : null}
      </p>
      <ProblemNote error={ending.error} />
      <div>
        <Button small busy={ending.isPending} onClick={() => ending.mutate()}>
          {account.absenceEnd}
        </Button>
      </div>
    </div>
  );
}

/** Only the server knows who holds every role of whom: it says so when the wrong person is named. */
function Name() {
  const { account } = useLanguage().words;
  const me = useMe().person.id;
  const queries = useQueryClient();
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const others = colleagues.filter(({ id, active, readsCases }) => active && readsCases && id !== me);
  const [to, setTo] = useState('');
  const [first, setFirst] = useState(dayOfBrowser(new Date()));
  const [last, setLast] = useState('');
  const giving = useMutation({
    mutationFn: () =>
      take(client.POST('/api/delegations', { body: { to, from: startOf(first), until: startOf(dayAfter(last)) } })),
    onSuccess: () => say(account.absenceDone),
    onSettled: () => queries.invalidateQueries({ queryKey: delegationsQuery.queryKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    giving.mutate();
  };
  const choices = [['', account.absenceChoose], ...others.map(({ id, name }) => [id, name])] as [string, string][];
  return (
    <form className={css.narrow} onSubmit={submit}>
      <SelectField label={account.absenceTo} value={to} choices={choices} onChange={setTo} required />
      <TextField label={account.absenceFirst} type="date" value={first} onChange={setFirst} required />
      <TextField label={account.absenceLast} type="date" value={last} onChange={setLast} required />
      <ProblemNote error={giving.error} />
      <div>
        <Button type="submit" busy={giving.isPending} disabled={to === '' || first === '' || last === ''}>
          {account.absenceName}
        </Button>
      </div>
    </form>
  );
}
