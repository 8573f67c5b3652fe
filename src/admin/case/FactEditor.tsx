/** The right value of one fact, entered by a person; the rules are asked again with it. */
import { type FormEvent, useState } from 'react';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useWords } from '../i18n/language.js';
import { useNames, wordsOf } from '../i18n/vocabulary.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField, TextAreaField, TextField, Toggle } from '../ui/field.js';
import { ProblemNote } from '../ui/states.js';
import { say as tell } from '../ui/toast.js';
import factsCss from './Facts.module.css';
import { type FactValue, isList, isUnsaid, useFactWords } from './facts.js';
import css from './Panel.module.css';
import { useCommand } from './read.js';

type Origin = components['schemas']['CaseState']['origins'][number];
type Zone = Origin['zone'];
type Method = Origin['method'];

interface FactEditorProps {
  readonly caseId: string;
  readonly name: string;
  readonly value: FactValue;
  readonly onClose: () => void;
}

export function FactEditor({ caseId, name, value, onClose }: FactEditorProps) {
  const { caseFile, correction, shell } = useWords();
  const names = useNames();
  const { nameOf } = useFactWords();
  const [next, setNext] = useState(value);
  const [method, setMethod] = useState<Method>('the_act_itself');
  const [reference, setReference] = useState('');
  // An unknown origin is left with the evidence for another one.
  const unproved = name === 'issuerZone' && value === 'UNKNOWN' && next !== value;
  const run = useCommand(caseId, () => {
    tell(caseFile.factCorrected);
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { confirmed: { fact: name, value: next } as never };
    const params = { path: { id: caseId } };
    run.mutate(async (seen) => {
      const origin = unproved ? { zone: next as Zone, method, reference } : null;
      const recorded = origin
        ? await take(client.POST('/api/cases/{id}/origins', { params, body: { seen, ...origin } }))
        : { seq: seen };
      return take(client.POST('/api/cases/{id}/facts', { params, body: { seen: recorded.seq, ...body } }));
    });
  };
  return (
    <Dialog
      title={(isUnsaid(name, value) ? caseFile.establishTitle : caseFile.correctTitle)(nameOf(name))}
      open
      onClose={onClose}
    >
      <form onSubmit={submit} className={css.form}>
        <p className={css.quiet}>{caseFile.correctIntro}</p>
        <ValueField name={name} value={next} onChange={setNext} />
        {unproved ? (
          <>
            <p className={css.quiet}>{correction.evidenceIntro}</p>
            <SelectField
              label={correction.method}
              value={method}
              choices={wordsOf('originMethod').map((word) => [word, names('originMethod', word)] as const)}
              onChange={setMethod}
            />
            <TextAreaField
              label={correction.reference}
              help={correction.referenceHelp}
              value={reference}
              onChange={setReference}
              maxLength={20_000}
              required
            />
          </>
        ) : null}
        <ProblemNote error={run.error} />
        <div className={css.buttons}>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button kind="primary" type="submit" busy={run.isPending}>
            {shell.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface ValueFieldProps {
  readonly name: string;
  readonly value: FactValue;
  readonly onChange: (value: FactValue) => void;
}

/** The control for the values that a fact may have. */
export function ValueField({ name, value, onChange }: ValueFieldProps) {
  const { caseFile } = useWords();
  const { nameOf, choicesOf } = useFactWords();
  const label = nameOf(name);
  if (name === 'emergency') return <Toggle label={label} checked={value === true} onChange={onChange} />;
  if (isList(name)) return <Several name={name} value={Array.isArray(value) ? value : []} onChange={onChange} />;
  const nothing: Readonly<Record<string, string>> = {
    issuerCountry: caseFile.noCountry,
    illegalContent: caseFile.noValue,
  };
  const empty = nothing[name] === undefined ? [] : [['', nothing[name]] as const];
  const written = typeof value === 'string' ? value : '';
  return (
    <SelectField
      label={label}
      value={written}
      choices={[...empty, ...choicesOf(name)]}
      onChange={(chosen) => onChange(chosen === '' ? null : chosen)}
    />
  );
}

const MANY = 14;

interface SeveralProps {
  readonly name: string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

function Several({ name, value, onChange }: SeveralProps) {
  const { caseFile } = useWords();
  const { nameOf, choicesOf } = useFactWords();
  const [sought, setSought] = useState('');
  const choices = choicesOf(name);
  const like = (text: string) => text.toLowerCase().includes(sought.trim().toLowerCase());
  const shown = choices.filter(([code, title]) => value.includes(code) || like(code) || like(title));
  return (
    <fieldset className={factsCss.several}>
      <legend>{nameOf(name)}</legend>
      {choices.length > MANY ? <TextField label={caseFile.search} value={sought} onChange={setSought} /> : null}
      <div>
        {shown.map(([code, title]) => (
          <label key={code}>
            <input
              type="checkbox"
              checked={value.includes(code)}
              onChange={() => onChange(value.includes(code) ? value.filter((one) => one !== code) : [...value, code])}
            />
            <span>{title}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
