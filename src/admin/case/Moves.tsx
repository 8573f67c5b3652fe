/** Everything that can be done on the case: the open acts with their form, the closed ones with their reason. */
import { ChevronRight, Lock } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { client, take } from '../api/client.js';
import { useNameOf } from '../api/colleagues.js';
import { type Signature, sign } from '../api/signing.js';
import { useWords } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { CheckField, SelectField, TextAreaField, TextField } from '../ui/field.js';
import { ProblemNote } from '../ui/states.js';
import { say as tell } from '../ui/toast.js';
import movesCss from './Moves.module.css';
import { emptyOf, type Field, formOf, type MoveForm, requestOf } from './move-forms.js';
import css from './Panel.module.css';
import { type CaseFile, type Move, useCommand } from './read.js';
import { Section } from './Section.js';
import type { Given } from './signs.js';
import { useReason } from './useReason.js';

export function Moves({ file }: { readonly file: CaseFile }) {
  const { moves } = useWords();
  const reason = useReason();
  const [chosen, setChosen] = useState<Move['command'] | null>(null);
  const open = file.moves.filter(({ command, closed }) => closed === null && formOf(command, file));
  const closed = file.moves.filter((move) => move.closed !== null);
  const form = chosen && formOf(chosen, file);
  return (
    <>
      <Section title={moves.title}>
        <ul className={movesCss.moves}>
          {open.map(({ command }) => (
            <li key={command}>
              <button type="button" onClick={() => setChosen(command)}>
                <span>{moves.commands[command]}</span>
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
                <b>{moves.commands[command]}</b>
                {why ? reason(why) : null}
              </span>
            </li>
          ))}
        </ul>
      </details>
      {chosen && form ? (
        <MoveDialog key={chosen} file={file} command={chosen} form={form} onClose={() => setChosen(null)} />
      ) : null}
    </>
  );
}

interface MoveDialogProps {
  readonly file: CaseFile;
  readonly command: Move['command'];
  readonly form: MoveForm;
  readonly onClose: () => void;
}

function MoveDialog({ file, command, form, onClose }: MoveDialogProps) {
  const { correction, moves, shell, signing } = useWords();
  const nameOf = useNameOf();
  const names = useNames();
  const [given, setGiven] = useState<Given>(() => emptyOf(form));
  const [text, setText] = useState('');
  const run = useCommand(file.id, () => {
    tell(moves.done);
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { path, body } = requestOf(form, given, text);
    // One door for twenty acts: the server checks each body against its own schema.
    const send = client.POST as (url: string, init: object) => ReturnType<typeof client.POST>;
    let signed: Promise<{ signature?: Signature }> | undefined;
    run.mutate(async (seen) => {
      signed ??= signature();
      return take(send(`/api/cases/${file.id}/${path}`, { body: { seen, ...body, ...(await signed) } }) as never);
    });
  };
  const signature = async () => {
    if (!form.signs) return {};
    const { act, about, by, done } = form.signs;
    const signed = await act(given);
    const acts: Partial<Record<typeof signed.act, string>> = signing.acts;
    const shown = [
      { label: signing.act, value: acts[signed.act] ?? moves.commands[command] },
      { label: signing.case, value: file.reference },
      ...(done ? [{ label: signing.done, value: moves.words[done] ?? done }] : []),
      ...(about?.(given) ?? []).map(({ label, of, words }) => ({
        label: signing.about[label],
        value: words.map((word) => (of ? names(of, word) : word)).join(', '),
      })),
      ...(by ? [{ label: signing.person, value: nameOf(by) }] : []),
    ];
    return { signature: await sign(signed, { title: moves.commands[command], shown }) };
  };
  return (
    <Dialog title={moves.commands[command]} open onClose={onClose}>
      <form onSubmit={submit} className={css.form}>
        {form.fields.map((field) => (
          <MoveField
            key={field.name}
            field={field}
            value={given[field.name] ?? ''}
            onChange={(value) => setGiven((before) => ({ ...before, [field.name]: value }))}
          />
        ))}
        {form.words ? (
          <TextAreaField
            label={form.words === 'reference' ? correction.reference : moves.reason}
            help={form.words === 'reference' ? correction.referenceHelp : moves.reasonHelp}
            value={text}
            onChange={setText}
            maxLength={20_000}
            required
          />
        ) : null}
        <ProblemNote error={run.error} />
        <div className={css.buttons}>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button kind="primary" type="submit" busy={run.isPending}>
            {moves.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface MoveFieldProps {
  readonly field: Field;
  readonly value: string | boolean;
  readonly onChange: (value: string | boolean) => void;
}

const vocabularies = {
  gag: 'gag',
  notice: 'notice',
  zone: 'issuerZone',
  method: 'originMethod',
  why: 'loweringReason',
} as const;

function MoveField({ field, value, onChange }: MoveFieldProps) {
  const { moves } = useWords();
  const names = useNames();
  const label = moves.fields[field.name as keyof typeof moves.fields] ?? field.name;
  if (field.kind === 'flag') return <CheckField label={label} checked={value === true} onChange={onChange} />;
  if (field.kind === 'instant') {
    return (
      <TextField
        label={label}
        type="datetime-local"
        value={String(value)}
        onChange={onChange}
        required={!field.optional}
      />
    );
  }
  const vocabulary = vocabularies[field.name as keyof typeof vocabularies];
  const nameOf = (word: string) => (vocabulary ? names(vocabulary, word) : (moves.words[word] ?? word));
  const choices = field.choices.map((word) => [word, nameOf(word)] as const);
  return <SelectField label={label} value={String(value)} choices={choices} onChange={onChange} />;
}
