/** A new version of the sovereignty file, as it is proposed to a second person. */
import { useState } from 'react';
import { useLanguage } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { SelectField, TextField } from '../ui/field.js';
import { Section } from '../ui/page.js';
import { Link, useGo } from '../ui/route.js';
import { ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { useChange } from './changes.query.js';
import css from './Directory.module.css';
import { proposeFile, type SovereigntyFile } from './sovereignty.query.js';
import { blankRow, type Column, fieldsOf, fileOf, linesOf, type TypedFile, typedOf } from './sovereignty-typed.js';

type Row = TypedFile['facts'];

export function SovereigntyEditor({ file }: { readonly file: SovereigntyFile }) {
  const { words } = useLanguage();
  const { sovereignty, registry } = words;
  const go = useGo();
  const [typed, setTyped] = useState(() => typedOf(file));
  const { facts, lists } = fieldsOf(words);
  const proposing = useChange(
    async () => {
      const proposed = fileOf(typed);
      const before = linesOf(file, words);
      const changed = linesOf(proposed, words).filter((line) => !before.includes(line));
      await proposeFile(proposed, {
        title: sovereignty.propose,
        shown: [{ label: sovereignty.difference, value: changed.join('\n') || sovereignty.noDifference }],
      });
    },
    () => {
      say(registry.proposed);
      go('/registry?view=sovereignty');
    },
  );
  return (
    <Section title={sovereignty.change}>
      <Link to="/registry?view=sovereignty">{sovereignty.back}</Link>
      <p className={css.prose}>{sovereignty.changeText}</p>
      <Fields
        columns={facts}
        row={typed.facts}
        onChange={(changes) => setTyped({ ...typed, facts: { ...typed.facts, ...changes } })}
      />
      {lists.map(({ name, title, columns }) => (
        <Rows
          key={name}
          title={title}
          columns={columns}
          rows={typed.lists[name]}
          onChange={(rows) => setTyped({ ...typed, lists: { ...typed.lists, [name]: rows } })}
        />
      ))}
      <div className={css.buttons}>
        <Button kind="primary" busy={proposing.isPending} onClick={() => proposing.mutate(undefined)}>
          {sovereignty.propose}
        </Button>
      </div>
      <ProblemNote error={proposing.error} />
    </Section>
  );
}

interface RowsProps {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
}

function Rows({ title, columns, rows, onChange }: RowsProps) {
  const { sovereignty } = useLanguage().words;
  return (
    <div className={css.rows}>
      <h3>{title}</h3>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name while they are typed
        <fieldset key={at} aria-label={sovereignty.row(title, at + 1)}>
          <Fields columns={columns} row={row} onChange={(changes) => onChange(rows.with(at, { ...row, ...changes }))} />
          <Button small onClick={() => onChange(rows.toSpliced(at, 1))}>
            {sovereignty.remove}
          </Button>
        </fieldset>
      ))}
      <div className={css.buttons}>
        <Button small onClick={() => onChange([...rows, blankRow])}>
          {`${sovereignty.add} : ${title}`}
        </Button>
      </div>
    </div>
  );
}

interface FieldsProps {
  readonly columns: readonly Column[];
  readonly row: Row;
  readonly onChange: (changes: Row) => void;
}

const Fields = ({ columns, row, onChange }: FieldsProps) => (
  <div className={css.fields}>
    {columns.map(({ name, label, choices, type }) => {
      const field = { label, value: row[name] ?? '', onChange: (value: string) => onChange({ [name]: value }) };
      return choices ? (
        <SelectField key={name} {...field} choices={choices} />
      ) : (
        <TextField key={name} {...field} type={type} />
      );
    })}
  </div>
);
