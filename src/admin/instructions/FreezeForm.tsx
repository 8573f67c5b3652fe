/** The form by which operations are ordered to keep data: signed as it is ordered. */
import { type FormEvent, useId } from 'react';
import type { Signature } from '../api/signing.js';
import { type CaseFile, useCommand } from '../case/read.js';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { OrderedFields, useOrdered } from '../production/OrderedFields.js';
import css from '../production/Production.module.css';
import type { GivenOrder } from '../production/production.query.js';
import { Button } from '../ui/button.js';
import { Form } from '../ui/form.js';
import { ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { order, signedFreeze } from './instruction.query.js';

/** What data an operator holds; that they are kept or removed is no category of theirs. */
const held = ['SUB', 'IDN', 'TRF', 'CON', 'NPD', 'CORP', 'KEY'] as const satisfies GivenOrder['categories'];

interface FreezeFormProps {
  readonly file: CaseFile;
  readonly onClose: () => void;
}

export function FreezeForm({ file, onClose }: FreezeFormProps) {
  const { words, locale } = useLanguage();
  const { instructions, signing } = words;
  const help = useId();
  const ordered = useOrdered(file, held);
  const { until } = file.state.preservation ?? {};
  const run = useCommand(file.id, () => {
    say(instructions.ordered);
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = { orderId: crypto.randomUUID(), ...ordered.what };
    const shown = [
      { label: signing.case, value: file.reference },
      ...ordered.rows,
      { label: instructions.until, value: until ? timeText(until, 'full', locale) : instructions.untilRelease },
    ];
    let signed: Promise<Signature> | undefined;
    run.mutate(async (seen) => {
      signed ??= signedFreeze(file.id, given, { title: instructions.freeze, shown });
      return order(file.id, { seen, ...given, signature: await signed });
    });
  };
  return (
    <Form className={css.form} onSubmit={submit} error={run.error} aria-describedby={help}>
      <p id={help} className={css.quiet}>
        {instructions.freezeText}
      </p>
      <OrderedFields of={ordered} />
      <ProblemNote error={run.error} />
      <Button kind="primary" type="submit" busy={run.isPending} disabled={!ordered.isReady}>
        {instructions.sign}
      </Button>
    </Form>
  );
}
