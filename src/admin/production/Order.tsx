/** One order that runs: its targets, and what operations say of it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { CheckField, TextAreaField } from '../ui/field.js';
import { Facts, Section, TableBox } from '../ui/page.js';
import { Loading, Note, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { Files } from './Files.js';
import css from './Production.module.css';
import {
  begin,
  decline,
  deliver,
  type ListedOrder,
  type OpenedOrder,
  openedQuery,
  periodOf,
  productionQuery,
} from './production.query.js';

/** An act after which the list alone is read again: an order is asked for in its new state, if it still runs. */
function useAct<Given>(act: (given: Given) => Promise<unknown>, done: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: done,
    onSettled: () => queries.invalidateQueries({ ...productionQuery, exact: true }),
  });
}

export function Order({ listed }: { readonly listed: ListedOrder }) {
  const { production } = useLanguage().words;
  const { data, error } = useQuery(openedQuery(listed));
  return (
    <Section title={production.opened(listed.reference)}>
      {listed.state === 'suspended' ? <Note tone="warn">{production.suspendedText}</Note> : null}
      <ProblemNote error={error} />
      {data ? <Opened order={data} state={listed.state} /> : error ? null : <Loading lines={3} />}
    </Section>
  );
}

interface OpenedProps {
  readonly order: OpenedOrder;
  readonly state: ListedOrder['state'];
}

function Opened({ order, state }: OpenedProps) {
  const { words, language } = useLanguage();
  const { production } = words;
  const names = useNames();
  const [asked, setAsked] = useState<'deliver' | 'decline' | null>(null);
  const beginning = useAct(
    () => begin(order.id),
    () => say(production.begun),
  );
  return (
    <div className={css.order}>
      <Facts
        rows={[
          [production.due, <Time key="due" at={order.dueAt} format="full" />],
          [production.categories, order.categories.map((each) => names('category', each)).join(', ')],
          [production.period, periodOf(order) ?? production.wholePeriod],
        ]}
      />
      <TableBox label={production.targets} stacked>
        <thead>
          <tr>
            <th scope="col">{production.target}</th>
            <th scope="col">{production.kind}</th>
          </tr>
        </thead>
        <tbody>
          {order.targets.map(({ id, name, kind }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{kind ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      <Files order={order} takes={state === 'collecting'} />
      <ProblemNote error={beginning.error} />
      <div className={css.acts}>
        <a className={css.link} href={`/api/production/${order.id}/instruction?language=${language}`} download>
          <FileDown size={15} aria-hidden />
          {production.instruction}
        </a>
        {state === 'issued' ? (
          <Button kind="primary" busy={beginning.isPending} onClick={() => beginning.mutate(undefined)}>
            {production.begin}
          </Button>
        ) : null}
        {state === 'collecting' ? (
          <Button kind="primary" onClick={() => setAsked('deliver')}>
            {production.deliver}
          </Button>
        ) : null}
        <Button onClick={() => setAsked('decline')}>{production.decline}</Button>
      </div>
      <Dialog title={production.deliver} open={asked === 'deliver'} onClose={() => setAsked(null)}>
        <Deliver order={order} onDone={() => setAsked(null)} />
      </Dialog>
      <Dialog title={production.decline} open={asked === 'decline'} onClose={() => setAsked(null)}>
        <Decline order={order} onDone={() => setAsked(null)} />
      </Dialog>
    </div>
  );
}

interface ActProps {
  readonly order: OpenedOrder;
  readonly onDone: () => void;
}

function Deliver({ order, onDone }: ActProps) {
  const { production } = useLanguage().words;
  const [empty, setEmpty] = useState<readonly string[]>([]);
  const delivering = useAct(
    () => deliver(order.id, [...empty]),
    () => {
      say(production.delivered);
      onDone();
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    delivering.mutate(undefined);
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <p>{production.deliverText}</p>
      {order.targets.map(({ id, name }) => (
        <CheckField
          key={id}
          label={production.nothingHeld(name)}
          checked={empty.includes(id)}
          onChange={(on) => setEmpty((known) => (on ? [...known, id] : known.filter((each) => each !== id)))}
        />
      ))}
      <ProblemNote error={delivering.error} />
      <Button kind="primary" type="submit" busy={delivering.isPending}>
        {production.deliver}
      </Button>
    </form>
  );
}

function Decline({ order, onDone }: ActProps) {
  const { production } = useLanguage().words;
  const [reason, setReason] = useState('');
  const declining = useAct(
    () => decline(order.id, reason),
    () => {
      say(production.declined);
      onDone();
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    declining.mutate(undefined);
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <TextAreaField
        field="reason"
        label={production.reason}
        help={production.reasonHelp}
        value={reason}
        onChange={setReason}
        maxLength={20_000}
        required
      />
      <ProblemNote error={declining.error} />
      <Button kind="primary" type="submit" busy={declining.isPending} disabled={reason.trim() === ''}>
        {production.decline}
      </Button>
    </form>
  );
}
