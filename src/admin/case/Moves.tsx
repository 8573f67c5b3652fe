/** Everything that can be done on the case: the open acts with their form, the closed ones with their reason. */
import declared from 'virtual:actions';
import { useQuery } from '@tanstack/react-query';
import { ChevronRight, Lock } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { client, take } from '../api/client.js';
import { useNameOf } from '../api/colleagues.js';
import { useMe } from '../api/session.js';
import { type Signature, sign } from '../api/signing.js';
import { DraftLine } from '../drafts/DraftLine.js';
import { draftsQuery } from '../drafts/draft.query.js';
import { useDraft } from '../drafts/useDraft.js';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { EstablishOrigin } from '../origin/EstablishOrigin.js';
import { Tag } from '../ui/bits.js';
import { Dialog } from '../ui/dialog.js';
import { CheckField, SelectField, TextAreaField, TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { ProblemNote } from '../ui/states.js';
import { say as tell } from '../ui/toast.js';
import {
  actToSign,
  draftOf,
  emptyOf,
  type Field,
  formOf,
  type Given,
  isAsked,
  type MoveForm,
  type OfferedSignature,
  offered,
  requestOf,
  shownOf,
  signatureOf,
  WORDS,
} from './action-form.js';
import { FormButtons, Meanwhile, useFormCommand } from './Meanwhile.js';
import movesCss from './Moves.module.css';
import css from './Panel.module.css';
import { type CaseFile, type Move, useCommand } from './read.js';
import { Section } from './Section.js';
import { useReason } from './useReason.js';

export function Moves({ file }: { readonly file: CaseFile }) {
  const { words, say } = useLanguage();
  const { moves } = words;
  const reason = useReason();
  const [chosen, setChosen] = useState<Move['command'] | null>(null);
  const drafts = useQuery(draftsQuery(file.id, useMe().person.id)).data ?? [];
  const isBegun = (command: Move['command']): boolean => drafts.some(({ form }) => form === draftNameOf(command, file));
  const open = file.moves.filter(({ command, closed }) => closed === null && hasForm(command, file));
  const closed = file.moves.filter((move) => move.closed !== null);
  return (
    <>
      <Section title={moves.title}>
        <ul className={movesCss.moves}>
          {open.map(({ command }) => (
            <li key={command}>
              <button type="button" onClick={() => setChosen(command)}>
                <span>{say(declared.actions[command].label)}</span>
                {isBegun(command) ? <Tag tone="plain">{words.drafts.tag}</Tag> : null}
                <ChevronRight size={15} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      </Section>
      <details className={css.section}>
        <summary>{moves.closedTitle(closed.length)}</summary>
        <ul className={movesCss.closed}>
          {closed.map(({ command, closed: why }) => (
            <li key={command}>
              <Lock size={13} aria-hidden />
              <span>
                <b>{say(declared.actions[command].label)}</b>
                {why ? reason(why) : null}
              </span>
            </li>
          ))}
        </ul>
      </details>
      {chosen ? <ActDialog key={chosen} file={file} command={chosen} onClose={() => setChosen(null)} /> : null}
    </>
  );
}

/** Whether the action is taken from a form of its own here. */
export const hasForm = (command: Move['command'], file: CaseFile): boolean =>
  command === 'record_origin' || formOf(command, file) !== null;

const draftNameOf = (command: Move['command'], file: CaseFile): string | null => {
  const form = formOf(command, file);
  return command === 'record_origin' ? command : form && draftOf(form);
};

/** The form of an action that has one. */
export function ActDialog({ file, command, onClose }: Pick<MoveDialogProps, 'file' | 'command' | 'onClose'>) {
  const form = formOf(command, file);
  if (command === 'record_origin') return <Origin file={file} onClose={onClose} />;
  return form ? <MoveDialog file={file} command={command} form={form} onClose={onClose} /> : null;
}

function Origin({ file, onClose }: Pick<MoveDialogProps, 'file' | 'onClose'>) {
  const { words, say } = useLanguage();
  const run = useCommand(file.id, () => {
    tell(words.moves.done);
    onClose();
  });
  return <EstablishOrigin file={file} title={say(declared.actions.record_origin.label)} run={run} onClose={onClose} />;
}

interface MoveDialogProps {
  readonly file: CaseFile;
  readonly command: Move['command'];
  readonly form: MoveForm;
  readonly begun?: Given;
  readonly onClose: () => void;
}

/** The form of one action; what `begun` holds is filled in. */
export function MoveDialog({ file, command, form, begun, onClose }: MoveDialogProps) {
  const { words: ours, say } = useLanguage();
  const { moves, shell, signing } = ours;
  const title = say(declared.actions[command].label);
  const nameOf = useNameOf();
  const names = useNames();
  const first: Given = { ...emptyOf(form), ...begun, [WORDS]: '' };
  const draft = useDraft(file.id, { name: draftOf(form), first, entries: file.history.length });
  const given = offered(form, draft.fields);
  const text = String(given[WORDS]);
  const run = useFormCommand(
    file,
    () => {
      draft.clear();
      tell(moves.done);
      onClose();
    },
    draft.seen,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { path, body } = requestOf(form, given, text);
    // One call for every action: the server checks each body against its own schema.
    const send = client.POST as (url: string, init: object) => ReturnType<typeof client.POST>;
    let signed: Promise<{ signature?: Signature }> | undefined;
    run.mutate(async (seen) => {
      signed ??= signature();
      return take(send(`/api/cases/${file.id}/${path}`, { body: { seen, ...body, ...(await signed) } }) as never);
    });
  };
  /** A field as the person filled it in. */
  const entered = ({ name, label, values }: Field) => {
    const value = given[name] ?? false;
    const said = typeof value === 'boolean' ? (value ? shell.yes : shell.no) : (values?.[value] ?? value);
    return { label: say(label), value: typeof said === 'string' ? said : say(said) };
  };
  const rowsOf = ({ act, by, rows }: OfferedSignature) => {
    const acts: Partial<Record<typeof act, string>> = signing.acts;
    return [
      { label: signing.act, value: acts[act] ?? title },
      { label: signing.case, value: file.reference },
      ...rows.map(({ label, of, words }) => ({
        label: say(label),
        value: words.map((word) => (typeof word === 'string' ? (of ? names(of, word) : word) : say(word))).join(', '),
      })),
      ...form.fields.map(entered),
      ...(by ? [{ label: signing.person, value: nameOf(by) }] : []),
    ];
  };
  const signature = async () => {
    const signs = signatureOf(form, given);
    if (!signs) return {};
    return { signature: await sign(await actToSign(form, file.id, signs, given), { title, shown: rowsOf(signs) }) };
  };
  return (
    <Dialog title={title} open onClose={onClose}>
      <Form onSubmit={submit} className={css.form} error={run.error}>
        <DraftLine draft={draft} />
        {form.fields
          .filter((field) => isAsked(field, given))
          .map((field) => (
            <MoveField
              key={field.name}
              field={field}
              value={given[field.name] ?? ''}
              onChange={(value) => draft.change({ [field.name]: value })}
            />
          ))}
        {form.words ? (
          <TextAreaField
            field={form.words}
            label={moves.reason}
            help={moves.reasonHelp}
            value={text}
            onChange={(written) => draft.change({ [WORDS]: written })}
            maxLength={20_000}
            required
          />
        ) : null}
        <ProblemNote error={run.error} />
        <Meanwhile run={run} />
        <FormButtons run={run} onClose={onClose} submit={moves.submit} />
      </Form>
    </Dialog>
  );
}

interface MoveFieldProps {
  readonly field: Field;
  readonly value: string | boolean;
  readonly onChange: (value: string | boolean) => void;
}

const types = { instant: 'datetime-local', date: 'date', of_case: 'text' } as const;

function MoveField({ field, value, onChange }: MoveFieldProps) {
  const { say } = useLanguage();
  const names = useNames();
  const label = say(field.label);
  if (field.kind === 'flag')
    return <CheckField field={field.name} label={label} checked={value === true} onChange={onChange} />;
  if (field.kind === 'lines')
    return <TextAreaField field={field.name} label={label} value={String(value)} onChange={onChange} rows={4} />;
  if (field.kind !== 'choice') {
    return (
      <TextField
        field={field.name}
        label={label}
        type={types[field.kind]}
        value={String(value)}
        onChange={onChange}
        required={!field.optional}
      />
    );
  }
  const nameOf = (word: string): string => {
    const named = field.values?.[word];
    return named ? say(named) : field.of ? names(field.of, word) : word;
  };
  const choices = field.choices.map(shownOf).map((word) => [word, nameOf(word)] as const);
  return <SelectField field={field.name} label={label} value={String(value)} choices={choices} onChange={onChange} />;
}
