/** The form of a production order: which targets, categories and period, until when; signed as it is issued. */
import { type FormEvent, useState } from 'react';
import type { Signature } from '../api/signing.js';
import { type CaseFile, useCommand } from '../case/read.js';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { OrderedFields, useOrdered } from './OrderedFields.js';
import css from './Production.module.css';
import { issue, signedOrder } from './production.query.js';

interface OrderFormProps {
  readonly file: CaseFile;
  readonly onClose: () => void;
}

export function OrderForm({ file, onClose }: OrderFormProps) {
  const { words, locale } = useLanguage();
  const { production, signing } = words;
  const ordered = useOrdered(file, file.state.facts?.categories ?? []);
  const [dueAt, setDueAt] = useState('');
  const run = useCommand(file.id, () => {
    say(production.ordered);
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = { orderId: crypto.randomUUID(), ...ordered.what, dueAt: new Date(dueAt).toISOString() };
    const shown = [
      { label: signing.case, value: file.reference },
      ...ordered.rows,
      { label: production.due, value: timeText(given.dueAt, 'full', locale) },
    ];
    let signed: Promise<Signature> | undefined;
    run.mutate(async (seen) => {
      signed ??= signedOrder(file.id, given, { title: production.order, shown });
      return issue(file.id, { seen, ...given, signature: await signed });
    });
  };
  return (
    <Form className={css.form} onSubmit={submit} error={run.error}>
      <p className={css.quiet}>{production.orderText}</p>
      <OrderedFields of={ordered} />
      <TextField
        field="dueAt"
        label={production.dueAt}
        type="datetime-local"
        value={dueAt}
        onChange={setDueAt}
        required
      />
      <ProblemNote error={run.error} />
      <Button kind="primary" type="submit" busy={run.isPending} disabled={!ordered.isReady || dueAt === ''}>
        {production.sign}
      </Button>
    </Form>
  );
}
