/** The table of a disclosure: for each target, what is answered. */
import { Plus, X } from 'lucide-react';
import { useWords } from '../../i18n/language.js';
import { useNames, wordsOf } from '../../i18n/vocabulary.js';
import { Button } from '../../ui/button.js';
import { CheckField, SelectField, TextAreaField, TextField } from '../../ui/field.js';
import type { CaseFile } from '../read.js';
import css from './Prepare.module.css';
import { type Answer, addedRow, type TargetRow, wantsReason } from './targets.js';

const LONGEST_NAME = 320;
const LONGEST_REASON = 2_000;

interface TargetsFormProps {
  readonly file: CaseFile;
  readonly rows: readonly TargetRow[];
  readonly onChange: (rows: readonly TargetRow[]) => void;
}

export function TargetsForm({ file, rows, onChange }: TargetsFormProps) {
  const { disclosure } = useWords();
  const change = (key: string, part: Partial<TargetRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <fieldset className={css.part}>
      <legend>{disclosure.title}</legend>
      <p className={css.help}>{disclosure.help}</p>
      {rows.map((row, at) => (
        <Row
          key={row.key}
          file={file}
          row={row}
          at={at}
          onChange={(part) => change(row.key, part)}
          onRemove={() => onChange(rows.filter(({ key }) => key !== row.key))}
        />
      ))}
      <Button
        small
        kind="quiet"
        before={<Plus size={13} aria-hidden />}
        onClick={() => onChange([...rows, addedRow(rows)])}
      >
        {disclosure.add}
      </Button>
    </fieldset>
  );
}

interface RowProps {
  readonly file: CaseFile;
  readonly row: TargetRow;
  /** Its place in the table, by which the server points at it. */
  readonly at: number;
  readonly onChange: (part: Partial<TargetRow>) => void;
  readonly onRemove: () => void;
}

function Row({ file, row, at, onChange, onRemove }: RowProps) {
  const { disclosure, caseFile } = useWords();
  const names = useNames();
  const isAdded = row.place === null;
  const name = isAdded ? row.name.trim() || disclosure.added(at + 1) : row.name;
  const answers = wordsOf('targetAnswer').filter((word) => word !== 'struck' || !isAdded);
  return (
    <fieldset className={css.target}>
      <legend className="sr">{name}</legend>
      {isAdded ? (
        <TextField
          label={disclosure.name(at + 1)}
          value={row.name}
          maxLength={LONGEST_NAME}
          onChange={(typed) => onChange({ name: typed })}
          required
        />
      ) : null}
      <SelectField<Answer | ''>
        field={`targets/${at}`}
        label={name}
        value={row.answer}
        choices={[['', caseFile.chooseQuality], ...answers.map((word) => [word, names('targetAnswer', word)] as const)]}
        onChange={(answer) => onChange({ answer })}
        required
      />
      <Details file={file} row={row} name={name} onChange={onChange} />
      {isAdded ? (
        <Button small kind="quiet" before={<X size={13} aria-hidden />} onClick={onRemove}>
          {disclosure.remove}
          <span className="sr"> {name}</span>
        </Button>
      ) : null}
    </fieldset>
  );
}

type DetailsProps = Pick<RowProps, 'file' | 'row' | 'onChange'> & { readonly name: string };

function Details({ file, row, name, onChange }: DetailsProps) {
  const { disclosure, caseFile } = useWords();
  const names = useNames();
  const hasReason = wantsReason(row) || row.answer === 'withhold';
  return (
    <>
      {row.answer === 'part' ? <Part file={file} row={row} name={name} onChange={onChange} /> : null}
      {row.answer === 'withhold' ? (
        <SelectField<TargetRow['ground']>
          label={disclosure.ground(name)}
          value={row.ground}
          choices={[
            ['', caseFile.chooseQuality],
            ...wordsOf('ground').map((word) => [word, names('ground', word)] as const),
          ]}
          onChange={(ground) => onChange({ ground })}
          required
        />
      ) : null}
      {hasReason ? (
        <TextAreaField
          label={disclosure.reason(name)}
          help={disclosure.reasonHelp}
          value={row.reason}
          rows={2}
          maxLength={LONGEST_REASON}
          onChange={(reason) => onChange({ reason })}
          required={wantsReason(row)}
        />
      ) : null}
    </>
  );
}

/** Which of the categories that are asked, and of which period. */
function Part({ file, row, name, onChange }: DetailsProps) {
  const { disclosure } = useWords();
  const names = useNames();
  const asked = file.state.facts?.categories ?? [];
  const take = (category: (typeof asked)[number], on: boolean) =>
    onChange({ categories: asked.filter((each) => (each === category ? on : row.categories.includes(each))) });
  return (
    <>
      <fieldset className={css.part}>
        <legend>{disclosure.categories(name)}</legend>
        {asked.map((category) => (
          <CheckField
            key={category}
            label={names('category', category)}
            checked={row.categories.includes(category)}
            onChange={(on) => take(category, on)}
          />
        ))}
      </fieldset>
      <TextField label={disclosure.from(name)} type="date" value={row.from} onChange={(from) => onChange({ from })} />
      <TextField label={disclosure.to(name)} type="date" value={row.to} onChange={(to) => onChange({ to })} />
    </>
  );
}
