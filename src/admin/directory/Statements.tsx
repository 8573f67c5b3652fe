/** Statements to customers: one person prepares what a customer asked for, another signs it off, then it is delivered. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNameOf } from '../api/colleagues.js';
import { useMe } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { parisDay } from '../i18n/time.js';
import { Tag, Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { useNow } from '../ui/now.js';
import { Section } from '../ui/page.js';
import { saveBytes } from '../ui/save.js';
import { Blank, Failure, Loading, Note, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import css from './Directory.module.css';
import {
  askStatement,
  deliverStatement,
  prepareStatement,
  readStatement,
  type Statement,
  signOffStatement,
  statementsQuery,
} from './statements.query.js';

export function StatementsView() {
  const { statements: words } = useLanguage().words;
  const { actions } = useMe();
  const read = useQuery(statementsQuery);
  return (
    <>
      <p className={css.prose}>{words.text}</p>
      {actions.includes('statement.prepare') ? <Ask /> : null}
      {read.error ? <Failure error={read.error} onRetry={() => void read.refetch()} /> : null}
      {read.isPending ? <Loading /> : null}
      {read.data?.length === 0 ? <Blank title={words.none}>{words.noneText}</Blank> : null}
      {read.data?.map((statement) => (
        <One key={statement.id} statement={statement} />
      ))}
    </>
  );
}

/** What is done on a statement; the list is read again whatever the answer. */
function useDoing(act: () => Promise<unknown>, done: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => say(done),
    onSettled: () => queries.invalidateQueries(statementsQuery),
  });
}

function Ask() {
  const { statements: words } = useLanguage().words;
  const today = parisDay(useNow());
  const [customer, setCustomer] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [askedOn, setAskedOn] = useState(today);
  const asking = useDoing(() => askStatement({ customer: customer.trim(), from, to, askedOn }), words.prepared);
  const ask = (event: FormEvent): void => {
    event.preventDefault();
    asking.mutate();
  };
  const whole = [customer.trim(), from, to, askedOn].every((text) => text !== '');
  return (
    <Section title={words.ask}>
      <form className={css.search} onSubmit={ask}>
        <TextField label={words.customer} value={customer} onChange={setCustomer} />
        <TextField label={words.from} type="date" value={from} onChange={setFrom} />
        <TextField label={words.to} type="date" value={to} onChange={setTo} />
        <TextField label={words.askedOn} type="date" value={askedOn} onChange={setAskedOn} />
        <Button kind="primary" type="submit" busy={asking.isPending} disabled={!whole}>
          {words.askAndPrepare}
        </Button>
      </form>
      <ProblemNote error={asking.error} />
    </Section>
  );
}

const tones = { asked: 'plain', prepared: 'warn', signedOff: 'info', delivered: 'ok' } as const;

const stateOf = ({ prepared, signedOff, delivered }: Statement): keyof typeof tones =>
  delivered ? 'delivered' : signedOff ? 'signedOff' : prepared ? 'prepared' : 'asked';

function One({ statement }: { readonly statement: Statement }) {
  const { statements: words } = useLanguage().words;
  const nameOf = useNameOf();
  const state = stateOf(statement);
  const { customer, from, to, askedOn, asked, prepared, signedOff, delivered } = statement;
  const moments = [
    [words.enteredBy, asked],
    [words.preparedBy, prepared],
    [words.signedOffBy, signedOff],
    [words.deliveredBy, delivered],
  ] as const;
  return (
    <Section
      title={customer ? `${customer.name} (${customer.id})` : words.erased}
      aside={<Tag tone={tones[state]}>{words.states[state]}</Tag>}
    >
      <p>
        {words.received} <Time at={from} format="day" /> {words.until} <Time at={to} format="day" />. {words.askedFor}{' '}
        <Time at={askedOn} format="day" />.
      </p>
      <p className={css.under}>
        {moments.map(([label, moment], at) =>
          moment ? (
            <span key={label}>
              {at === 0 ? '' : ' · '}
              {label} {nameOf(moment.by)} <Time at={moment.at} />
            </span>
          ) : null,
        )}
      </p>
      {customer ? <Steps statement={statement} /> : <Note tone="info">{words.erasedText}</Note>}
    </Section>
  );
}

/** In the order in which they are shown. */
const ends = ['.fr.pdf', '.en.pdf', '.json'];

function Steps({ statement }: { readonly statement: Statement }) {
  const { statements: words } = useLanguage().words;
  const { actions } = useMe();
  const state = stateOf(statement);
  const preparing = useDoing(() => prepareStatement(statement.id), words.prepared);
  const delivering = useDoing(() => deliverStatement(statement), words.delivered);
  const mayPrepare = actions.includes('statement.prepare') && state !== 'delivered';
  return (
    <>
      <div className={css.buttons}>
        {ends.flatMap((end) =>
          statement.files
            .filter((file) => file.endsWith(end))
            .map((file) => <Keep key={file} statement={statement} file={file} />),
        )}
        {state === 'prepared' ? <SignOff statement={statement} /> : null}
        {state === 'signedOff' && actions.includes('statement.deliver') ? (
          <Button kind="primary" busy={delivering.isPending} onClick={() => delivering.mutate()}>
            {words.deliver}
          </Button>
        ) : null}
        {mayPrepare ? (
          <Button busy={preparing.isPending} onClick={() => preparing.mutate()}>
            {state === 'asked' ? words.prepare : words.prepareAgain}
          </Button>
        ) : null}
      </div>
      <ProblemNote error={preparing.error ?? delivering.error} />
    </>
  );
}

/** By another person than the one who prepared it. */
function SignOff({ statement }: { readonly statement: Statement }) {
  const { statements: words } = useLanguage().words;
  const { actions, person } = useMe();
  const shown = [
    { label: words.customer, value: statement.customer?.name ?? '' },
    { label: words.period, value: `${statement.from} – ${statement.to}` },
    { label: words.digest, value: statement.digest ?? '', code: true as const },
  ];
  const signing = useDoing(() => signOffStatement(statement, { title: words.signOff, shown }), words.signedOff);
  if (statement.prepared?.by === person.id) return <span className={css.quiet}>{words.another}</span>;
  if (!actions.includes('statement.sign_off')) return null;
  return (
    <>
      <Button kind="primary" busy={signing.isPending} onClick={() => signing.mutate()}>
        {words.signOff}
      </Button>
      <ProblemNote error={signing.error} />
    </>
  );
}

function Keep({ statement, file }: { readonly statement: Statement; readonly file: string }) {
  const { statements: words } = useLanguage().words;
  const end = file.endsWith('.fr.pdf') ? 'fr' : file.endsWith('.en.pdf') ? 'en' : 'json';
  const type = end === 'json' ? 'application/json' : 'application/pdf';
  const keeping = useMutation({ mutationFn: async () => saveBytes(await readStatement(statement, file), file, type) });
  return (
    <>
      <Button busy={keeping.isPending} onClick={() => keeping.mutate()}>
        {words.files[end]}
      </Button>
      <ProblemNote error={keeping.error} />
    </>
  );
}
