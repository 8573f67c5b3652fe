/** The right value of one fact, entered by a person; the rules are asked again with it. */
import { type FormEvent, useState } from 'react';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';
import { DraftLine } from '../drafts/DraftLine.js';
import { useDraft } from '../drafts/useDraft.js';
import { useWords } from '../i18n/language.js';
import { useNames, wordsOf } from '../i18n/vocabulary.js';
import { nothingGiven, OriginFields, type OriginGiven, originBody, type Zone } from '../origin/OriginFields.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField, TextField, Toggle } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { ProblemNote } from '../ui/states.js';
import { say as tell } from '../ui/toast.js';
import factsCss from './Facts.module.css';
import { type FactValue, isList, isUnsaid } from './fact-values.js';
import { useFactWords } from './facts.js';
import { FormButtons, Meanwhile, useFormCommand } from './Meanwhile.js';
import css from './Panel.module.css';
import type { CaseFile } from './read.js';

type Quality = NonNullable<components['schemas']['CaseState']['qualities']>[number];

interface FactEditorProps {
  readonly file: CaseFile;
  readonly name: string;
  readonly value: FactValue;
  /** The identifiers aimed at, in the order of the reading. */
  readonly targets: readonly string[];
  readonly onClose: () => void;
}

/** What the form holds, and the value that the fact had when it was opened. */
interface Entered {
  readonly opened: FactValue;
  readonly next: FactValue;
  readonly given: OriginGiven;
  readonly qualities: readonly Quality[];
}

export function FactEditor({ file, name, value, targets, onClose }: FactEditorProps) {
  const { caseFile, correction, origin, shell } = useWords();
  const { nameOf } = useFactWords();
  const wants = name === 'origin_established' ? 'origin' : 'zone';
  const first: Entered = { opened: value, next: value, given: nothingGiven(file, wants), qualities: [] };
  const draft = useDraft(file.id, { name: `fact-${name}`, first, entries: file.history.length });
  const { opened, next, given, qualities } = draft.fields;
  // Whether a target is protected is stated of each.
  const each = name === 'target_not_protected' && targets.length > 0;
  const answer = qualities.some((quality) => quality !== 'ordinary') ? 'fails' : 'holds';
  const zone = zoneToProve(file, name, next);
  const run = useFormCommand(
    file,
    () => {
      draft.clear();
      tell(caseFile.factCorrected);
      onClose();
    },
    draft.seen,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const confirmed = { fact: name, value: each ? answer : next } as never;
    const body = { confirmed, ...(each && { qualities: [...qualities] }) };
    const params = { path: { id: file.id } };
    let unproved = zone;
    run.mutate(async (seen) => {
      let at = seen;
      if (unproved) {
        const evidence = { seen, ...originBody(file, unproved, given) };
        at = (await take(client.POST('/api/cases/{id}/origins', { params, body: evidence }))).seq;
        // The fact may have to be sent again; its evidence is recorded once.
        unproved = null;
      }
      return take(client.POST('/api/cases/{id}/facts', { params, body: { seen: at, ...body } }));
    });
  };
  return (
    <Dialog
      title={(isUnsaid(name, value) ? caseFile.establishTitle : caseFile.correctTitle)(nameOf(name))}
      open
      onClose={onClose}
    >
      <Form onSubmit={submit} className={css.form} error={run.error}>
        <DraftLine draft={draft} />
        <p className={css.quiet}>{caseFile.correctIntro}</p>
        {each ? (
          <TargetQualities
            targets={targets}
            qualities={qualities}
            onChange={(each) => draft.change({ qualities: each })}
          />
        ) : (
          <ValueField name={name} value={next} onChange={(chosen) => draft.change({ next: chosen })} />
        )}
        {zone ? (
          <>
            <p className={css.quiet}>{wants === 'origin' ? origin.intro : correction.evidenceIntro}</p>
            <OriginFields
              file={file}
              zone={zone}
              wants={wants}
              given={given}
              onChange={(part) => draft.change({ given: part })}
            />
          </>
        ) : null}
        <ProblemNote error={run.error} />
        <Meanwhile run={run}>
          <Compared name={name} opened={opened} now={value} entered={each ? answer : next} />
        </Meanwhile>
        <FormButtons run={run} onClose={onClose} submit={shell.save} />
      </Form>
    </Dialog>
  );
}

interface ComparedProps {
  readonly name: string;
  readonly opened: FactValue;
  readonly now: FactValue;
  readonly entered: FactValue;
}

/** The value that a colleague wrote beside the one entered here; nothing where the value is as it was. */
function Compared({ name, opened, now, entered }: ComparedProps) {
  const { conflict } = useWords();
  const { textOf } = useFactWords();
  if (JSON.stringify(opened) === JSON.stringify(now)) return null;
  return (
    <dl className={factsCss.compared}>
      <dt>{conflict.valueOpened}</dt>
      <dd>{textOf(name, opened)}</dd>
      <dt>{conflict.valueNow}</dt>
      <dd>{textOf(name, now)}</dd>
      <dt>{conflict.valueEntered}</dt>
      <dd>{textOf(name, entered)}</dd>
    </dl>
  );
}

/** The zone of which evidence is recorded with the fact: that of an origin that was unknown, or that is established now. */
function zoneToProve({ state }: CaseFile, name: string, next: FactValue): Zone | null {
  const known = state.facts?.issuerZone ?? 'UNKNOWN';
  if (name === 'issuerZone') return known === 'UNKNOWN' && next !== known ? (next as Zone) : null;
  if (name !== 'origin_established' || next !== 'holds') return null;
  const proved = state.origins.some(({ proves, zone }) => proves === 'origin' && zone === known);
  return proved ? null : known;
}

interface TargetQualitiesProps {
  readonly targets: readonly string[];
  readonly qualities: readonly Quality[];
  readonly onChange: (qualities: readonly Quality[]) => void;
}

/** One answer for each target; none is given beforehand. */
function TargetQualities({ targets, qualities, onChange }: TargetQualitiesProps) {
  const { caseFile } = useWords();
  const names = useNames();
  const choices = wordsOf('targetQuality').map((word) => [word, names('targetQuality', word)] as const);
  return targets.map((target, at) => (
    <SelectField<Quality | ''>
      key={target}
      label={target}
      value={qualities[at] ?? ''}
      choices={[['', caseFile.chooseQuality], ...choices]}
      onChange={(chosen) => onChange(targets.map((_, n) => (n === at ? chosen : (qualities[n] ?? ''))) as Quality[])}
      required
    />
  ));
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
    assistedState: caseFile.noValue,
  };
  const empty = nothing[name] === undefined ? [] : [['', nothing[name]] as const];
  const written = typeof value === 'string' ? value : '';
  return (
    <SelectField
      field="confirmed"
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
