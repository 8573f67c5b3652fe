/** The form of a production order: which targets, categories and period, until when; signed as it is issued. */
import { type FormEvent, useState } from 'react';
import type { Signature } from '../api/signing.js';
import { type CaseFile, particularsOf, useCommand } from '../case/read.js';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { useNames } from '../i18n/vocabulary.js';
import { Button } from '../ui/button.js';
import { CheckField, TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import css from './Production.module.css';
import { type GivenOrder, issue, periodOf, signedOrder } from './production.query.js';

interface OrderFormProps {
  readonly file: CaseFile;
  readonly onClose: () => void;
}

export function OrderForm({ file, onClose }: OrderFormProps) {
  const { words, locale } = useLanguage();
  const { production, signing } = words;
  const names = useNames();
  const read = (particularsOf(file)?.targets ?? []).map(({ value }, place) => ({ place, value }));
  const asked = file.state.facts?.categories ?? [];
  const [places, setPlaces] = useState<readonly number[]>(read.map(({ place }) => place));
  const [other, setOther] = useState('');
  const [categories, setCategories] = useState<GivenOrder['categories']>([...asked]);
  const [dates, setDates] = useState({ from: '', to: '', dueAt: '' });
  const run = useCommand(file.id, () => {
    say(production.ordered);
    onClose();
  });
  const named = other.trim();
  const chosen = [...places.map((place) => read[place]?.value ?? ''), ...(named ? [named] : [])];
  const order = (): GivenOrder => ({
    orderId: crypto.randomUUID(),
    targets: [...places.map((place) => ({ place })), ...(named ? [{ name: named }] : [])],
    categories,
    from: dates.from || null,
    to: dates.to || null,
    dueAt: new Date(dates.dueAt).toISOString(),
  });
  const shownOf = (given: GivenOrder) => [
    { label: signing.case, value: file.reference },
    { label: production.targets, value: chosen.join(', ') },
    { label: production.categories, value: given.categories.map((each) => names('category', each)).join(', ') },
    { label: production.period, value: periodOf(given) ?? production.wholePeriod },
    { label: production.due, value: timeText(given.dueAt, 'full', locale) },
  ];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = order();
    let signed: Promise<Signature> | undefined;
    run.mutate(async (seen) => {
      signed ??= signedOrder(file.id, given, { title: production.order, shown: shownOf(given) });
      return issue(file.id, { seen, ...given, signature: await signed });
    });
  };
  const isReady = chosen.length > 0 && categories.length > 0 && dates.dueAt !== '';
  return (
    <Form className={css.form} onSubmit={submit} error={run.error}>
      <p className={css.quiet}>{production.orderText}</p>
      <fieldset className={css.group}>
        <legend>{production.targets}</legend>
        {read.map(({ place, value }) => (
          <CheckField
            key={place}
            label={value}
            checked={places.includes(place)}
            onChange={(on) =>
              setPlaces((known) =>
                on ? [...known, place].toSorted((a, b) => a - b) : known.filter((at) => at !== place),
              )
            }
          />
        ))}
        <TextField field="targets" label={production.otherTarget} value={other} onChange={setOther} maxLength={320} />
      </fieldset>
      <fieldset className={css.group}>
        <legend>{production.categories}</legend>
        {asked.map((category) => (
          <CheckField
            key={category}
            label={names('category', category)}
            checked={categories.includes(category)}
            onChange={(on) =>
              setCategories((known) => asked.filter((each) => (each === category ? on : known.includes(each))))
            }
          />
        ))}
      </fieldset>
      <TextField
        label={production.from}
        type="date"
        value={dates.from}
        onChange={(from) => setDates({ ...dates, from })}
      />
      <TextField label={production.to} type="date" value={dates.to} onChange={(to) => setDates({ ...dates, to })} />
      <TextField
        field="dueAt"
        label={production.dueAt}
        type="datetime-local"
        value={dates.dueAt}
        onChange={(dueAt) => setDates({ ...dates, dueAt })}
        required
      />
      <ProblemNote error={run.error} />
      <Button kind="primary" type="submit" busy={run.isPending} disabled={!isReady}>
        {production.sign}
      </Button>
    </Form>
  );
}
