/** What was ordered from operations for a case, and how it stands; order more, or withdraw. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type OrderOfCase, ordersQuery } from '../case/produced.js';
import { type CaseFile, isOpen, useCommand } from '../case/read.js';
import { Section } from '../case/Section.js';
import { useWords } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { Tag, Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { TextAreaField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { FilesOfOrder } from './FilesOfOrder.js';
import { OrderForm } from './OrderForm.js';
import css from './Production.module.css';
import { periodOf, withdraw } from './production.query.js';
import { toneOf } from './tones.js';

/** Nothing is shown of it where nothing was ordered and nothing can be. */
export function OrdersOfCase({ file }: { readonly file: CaseFile }) {
  const { production } = useWords();
  const [ordering, setOrdering] = useState(false);
  const wanted = (file.state.production ?? []).length > 0;
  const mayOrder = isOpen(file, 'order_production');
  const { data, error } = useQuery({ ...ordersQuery(file.id, file.history.length), enabled: wanted });
  if (!wanted && !mayOrder) return null;
  return (
    <Section title={production.ofCase}>
      {wanted ? null : <p className={css.quiet}>{production.noneOfCase}</p>}
      <ProblemNote error={error} />
      <ul className={css.list}>
        {(data ?? []).map((each) => (
          <Ordered key={each.order.id} file={file} ordered={each} />
        ))}
      </ul>
      {mayOrder ? (
        <Button small onClick={() => setOrdering(true)}>
          {production.order}
        </Button>
      ) : null}
      <Dialog title={production.orderTitle} open={ordering} onClose={() => setOrdering(false)}>
        <OrderForm file={file} onClose={() => setOrdering(false)} />
      </Dialog>
    </Section>
  );
}

function Ordered({ file, ordered }: { readonly file: CaseFile; readonly ordered: OrderOfCase }) {
  const { order, names } = ordered;
  const { production } = useWords();
  const nameOf = useNames();
  const [asked, setAsked] = useState(false);
  const listed = names ? names.targets.map(({ name }) => name).join(', ') : production.erased;
  const empty = (names?.targets ?? []).filter(({ id }) => order.empty.includes(id)).map(({ name }) => name);
  const runs = order.state === 'issued' || order.state === 'collecting';
  return (
    <li>
      <div className={css.line}>
        <Tag tone={toneOf(order.state)}>{production.states[order.state]}</Tag>
        <b>{listed}</b>
        {runs && isOpen(file, 'withdraw_production') ? (
          <Button small kind="quiet" onClick={() => setAsked(true)}>
            {production.withdraw}
            <span className="sr"> {listed}</span>
          </Button>
        ) : null}
      </div>
      <span className={css.quiet}>
        {order.categories.map((each) => nameOf('category', each)).join(', ')}
        {names && periodOf(names) ? ` · ${periodOf(names)}` : null} · {production.due} <Time at={order.dueAt} />
      </span>
      {empty.length > 0 ? <span className={css.quiet}>{production.emptyOf(empty.join(', '))}</span> : null}
      <FilesOfOrder file={file} ordered={ordered} />
      <Dialog title={production.withdrawTitle} open={asked} onClose={() => setAsked(false)}>
        <Withdraw file={file} orderId={order.id} onClose={() => setAsked(false)} />
      </Dialog>
    </li>
  );
}

interface WithdrawProps {
  readonly file: CaseFile;
  readonly orderId: string;
  readonly onClose: () => void;
}

function Withdraw({ file, orderId, onClose }: WithdrawProps) {
  const { production } = useWords();
  const [reason, setReason] = useState('');
  const run = useCommand(file.id, () => {
    say(production.withdrawn);
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run.mutate((seen) => withdraw(file.id, orderId, { seen, reason }));
  };
  return (
    <Form className={css.form} onSubmit={submit} error={run.error}>
      <p className={css.quiet}>{production.withdrawText}</p>
      <TextAreaField
        field="reason"
        label={production.reason}
        value={reason}
        onChange={setReason}
        maxLength={20_000}
        required
      />
      <ProblemNote error={run.error} />
      <Button kind="primary" type="submit" busy={run.isPending} disabled={reason.trim() === ''}>
        {production.withdraw}
      </Button>
    </Form>
  );
}
