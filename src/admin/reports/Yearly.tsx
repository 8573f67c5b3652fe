/** The documents of a calendar year that a law or an index asks for: counted, read, saved from here. */
import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useLanguage } from '../i18n/language.js';
import { parisDay } from '../i18n/time.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { ChosenFile, FileField } from '../ui/FileField.js';
import { SelectField, TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { useNow } from '../ui/now.js';
import { saveBytes } from '../ui/save.js';
import { Note, ProblemNote } from '../ui/states.js';
import css from './Reports.module.css';
import { makeYearly, type YearlyFiles, type YearlyOrder } from './report.query.js';
import own from './Yearly.module.css';

const KINDS = ['e-evidence', 'terreg', 'dsa', 'p11a'] as const;
const YEARS = 5;

type Kind = (typeof KINDS)[number];

interface YearlyProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function Yearly({ open, onClose }: YearlyProps) {
  const { yearly } = useLanguage().words;
  const thisYear = Number(parisDay(useNow()).slice(0, 4));
  const [kind, setKind] = useState<Kind>('e-evidence');
  const [year, setYear] = useState(thisYear - 1);
  const [service, setService] = useState('');
  const [previousOn, setPreviousOn] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const making = useMutation({
    mutationFn: async () => makeYearly(await orderOf({ kind, year, service, previousOn, file })),
  });
  /** What was made stands for what was asked, and for nothing else. */
  const asks =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      making.reset();
    };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    making.mutate();
  };
  const states = kind === 'dsa' || kind === 'terreg';
  return (
    <Dialog title={yearly.title} open={open} onClose={onClose} wide>
      <Form className={css.form} error={making.error} onSubmit={submit}>
        <p className={css.quiet}>{yearly.help}</p>
        <SelectField
          label={yearly.document}
          value={kind}
          onChange={asks(setKind)}
          choices={KINDS.map((each) => [each, yearly.kinds[each]])}
        />
        <SelectField
          label={yearly.year}
          field="year"
          value={String(year)}
          onChange={asks((text: string) => setYear(Number(text)))}
          choices={Array.from({ length: YEARS }, (_, back) => String(thisYear - back)).map((each) => [each, each])}
        />
        {kind === 'p11a' ? <Note tone="warn">{yearly.exact}</Note> : null}
        {kind === 'dsa' ? (
          <>
            <TextField
              label={yearly.service}
              help={yearly.serviceHelp}
              field="service"
              value={service}
              onChange={asks(setService)}
              required
            />
            <TextField
              label={yearly.previousOn}
              help={yearly.previousHelp}
              field="previousOn"
              type="date"
              value={previousOn}
              onChange={asks(setPreviousOn)}
            />
          </>
        ) : null}
        {states ? (
          <FileField
            key={kind}
            label={yearly.statements}
            help={yearly.statementsHelp}
            field="statements"
            accept=".yaml,.yml"
            onChange={(files) => asks(setFile)(files[0] ?? null)}
          />
        ) : null}
        {states && file ? <ChosenFile file={file} onRemove={() => asks(setFile)(null)} /> : null}
        <ProblemNote error={making.error} />
        <div aria-live="polite">{making.data ? <Made kind={kind} year={year} made={making.data} /> : null}</div>
        <div className={css.buttons}>
          <Button onClick={onClose}>{yearly.close}</Button>
          <Button kind="primary" type="submit" busy={making.isPending}>
            {yearly.make}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

interface Asked {
  readonly kind: Kind;
  readonly year: number;
  readonly service: string;
  readonly previousOn: string;
  readonly file: File | null;
}

async function orderOf({ kind, year, service, previousOn, file }: Asked): Promise<YearlyOrder> {
  if (kind === 'e-evidence' || kind === 'p11a') return { kind, year };
  const stated = file ? { statements: await file.text() } : {};
  return kind === 'terreg'
    ? { kind, year, ...stated }
    : { kind, year, service, previousOn: previousOn || null, ...stated };
}

interface MadeProps {
  readonly kind: Kind;
  readonly year: number;
  readonly made: YearlyFiles;
}

function Made({ kind, year, made: { files, left, provisional } }: MadeProps) {
  const { yearly } = useLanguage().words;
  const missing = kind === 'dsa' || kind === 'terreg' ? yearly.left[kind] : '';
  return (
    <div className={css.form}>
      {provisional ? <Note tone="warn">{yearly.provisional(year)}</Note> : null}
      {left.length > 0 ? (
        <Note tone="info">
          {missing} {left.join(', ')}
        </Note>
      ) : null}
      <h3>{yearly.ready(files.length)}</h3>
      <ul className={own.saved}>
        {files.map(({ name, text }) => (
          <li key={name}>
            <Button
              small
              before={<Download size={14} aria-hidden />}
              onClick={() => saveBytes(new TextEncoder().encode(text), name, 'text/csv')}
            >
              {name}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
