/** What is asked of operations in any order: which targets, which categories, which period. */
import { useState } from 'react';
import { type CaseFile, particularsOf } from '../case/read.js';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { CheckField, TextField } from '../ui/field.js';
import css from './Production.module.css';
import { type GivenOrder, periodOf } from './production.query.js';

type Category = GivenOrder['categories'][number];
type What = Pick<GivenOrder, 'targets' | 'categories' | 'from' | 'to'>;

/** Chosen by a person: as it is sent, and as it is shown to who signs it. */
export function useOrdered(file: CaseFile, offered: readonly Category[]) {
  const { production } = useLanguage().words;
  const names = useNames();
  const read = (particularsOf(file)?.targets ?? []).map(({ value }, place) => ({ place, value }));
  const [places, setPlaces] = useState<readonly number[]>(read.map(({ place }) => place));
  const [other, setOther] = useState('');
  const [categories, setCategories] = useState<Category[]>([...offered]);
  const [dates, setDates] = useState({ from: '', to: '' });
  const named = other.trim();
  const chosen = [...places.map((place) => read[place]?.value ?? ''), ...(named ? [named] : [])];
  const what: What = {
    targets: [...places.map((place) => ({ place })), ...(named ? [{ name: named }] : [])],
    categories,
    from: dates.from || null,
    to: dates.to || null,
  };
  const rows = [
    { label: production.targets, value: chosen.join(', ') },
    { label: production.categories, value: categories.map((each) => names('category', each)).join(', ') },
    { label: production.period, value: periodOf(what) ?? production.wholePeriod },
  ];
  const isReady = chosen.length > 0 && categories.length > 0;
  return {
    read,
    places,
    setPlaces,
    other,
    setOther,
    offered,
    categories,
    setCategories,
    dates,
    setDates,
    what,
    rows,
    isReady,
  };
}

export function OrderedFields({ of }: { readonly of: ReturnType<typeof useOrdered> }) {
  const { production } = useLanguage().words;
  const names = useNames();
  const { read, places, setPlaces, other, setOther, offered, categories, setCategories, dates, setDates } = of;
  return (
    <>
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
        {offered.map((category) => (
          <CheckField
            key={category}
            label={names('category', category)}
            checked={categories.includes(category)}
            onChange={(on) =>
              setCategories((known) => offered.filter((each) => (each === category ? on : known.includes(each))))
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
    </>
  );
}
