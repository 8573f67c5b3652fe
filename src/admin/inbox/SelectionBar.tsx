/** What can be done on all chosen rows at once, and what was done: assigning and linking, never a decision. */
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { colleaguesQuery, useNameOf } from '../api/colleagues.js';
import type { ListedCase } from '../api/pages.js';
import { useMe } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { Button, IconButton } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField, TextAreaField } from '../ui/field.js';
import { ProblemNote } from '../ui/states.js';
import { type Assigned, type Linked, type LinkKind, useBulkActs } from './bulk.js';
import { useHeadline } from './CaseRow.js';
import css from './SelectionBar.module.css';
import type { Selection } from './selection.js';

const kinds: readonly LinkKind[] = ['same_request', 'related'];

export function SelectionBar({ selection }: { readonly selection: Selection }) {
  const { bulk } = useLanguage().words.inbox;
  const me = useMe();
  const [dialog, setDialog] = useState<'assign' | 'link' | null>(null);
  const [done, setDone] = useState<Assigned | Linked | null>(null);
  const acts = useBulkActs();
  const { rows } = selection;
  const settle = (what: Assigned | Linked) => {
    setDone(what);
    setDialog(null);
  };
  const give = (to: string, word: string) => acts.assign.mutate({ rows, to, word }, { onSuccess: settle });
  const undo = (what: Linked) => acts.unlink.mutate(what, { onSuccess: () => setDone(null) });
  const open = (which: 'assign' | 'link') => {
    acts.assign.reset();
    acts.link.reset();
    setDialog(which);
  };
  return (
    <section className={css.bar} aria-label={bulk.title}>
      <div className={css.top}>
        <p role="status">{bulk.count(rows.length)}</p>
        <IconButton label={bulk.leave} onClick={() => selection.turn(false)} size={24}>
          <X size={15} aria-hidden />
        </IconButton>
      </div>
      <div className={css.acts}>
        <Button
          small
          disabled={rows.length === 0}
          busy={acts.assign.isPending && dialog === null}
          onClick={() => give(me.person.id, '')}
        >
          {bulk.take}
        </Button>
        <Button small disabled={rows.length === 0} onClick={() => open('assign')}>
          {bulk.assign}
        </Button>
        <Button small disabled={rows.length < 2} onClick={() => open('link')}>
          {bulk.link}
        </Button>
      </div>
      {dialog === null && acts.assign.error ? <ProblemNote error={acts.assign.error} /> : null}
      {done ? <Outcome done={done} onUndo={undo} busy={acts.unlink.isPending} error={acts.unlink.error} /> : null}
      <AssignDialog
        open={dialog === 'assign'}
        rows={rows}
        busy={acts.assign.isPending}
        error={acts.assign.error}
        onGive={give}
        onClose={() => setDialog(null)}
      />
      <LinkDialog
        open={dialog === 'link'}
        rows={rows}
        busy={acts.link.isPending}
        error={acts.link.error}
        onLink={(as) => acts.link.mutate({ rows, as }, { onSuccess: settle })}
        onClose={() => setDialog(null)}
      />
    </section>
  );
}

interface OutcomeProps {
  readonly done: Assigned | Linked;
  readonly onUndo: (done: Linked) => void;
  readonly busy: boolean;
  readonly error: Error | null;
}

/** Stays until the next action, so that a slow user can still undo. */
function Outcome({ done, onUndo, busy, error }: OutcomeProps) {
  const { words, say } = useLanguage();
  const { bulk } = words.inbox;
  const nameOf = useNameOf();
  const count = done.rows.length;
  const refused = done.kind === 'assigned' ? done.refused : [];
  return (
    <div className={css.outcome} role="status">
      {count > 0 ? (
        <p>
          <span>{done.kind === 'linked' ? bulk.linked(count) : bulk.assigned(count, nameOf(done.to))}</span>
          {done.kind === 'linked' ? (
            <Button small kind="quiet" busy={busy} onClick={() => onUndo(done)}>
              {bulk.undo}
            </Button>
          ) : null}
        </p>
      ) : null}
      <ProblemNote error={error} />
      {refused.length > 0 ? (
        <ul className={css.refused}>
          {refused.map(({ id, reference, sentence }) => (
            <li key={id}>{`${bulk.refused(reference)} ${say(sentence)}`}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

interface BulkDialogProps {
  readonly open: boolean;
  readonly rows: readonly ListedCase[];
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onClose: () => void;
}

function AssignDialog({ onGive, ...props }: BulkDialogProps & { readonly onGive: (to: string, word: string) => void }) {
  const { inbox, shell } = useLanguage().words;
  const { bulk } = inbox;
  const me = useMe().person.id;
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const choices = colleagues.filter(({ active, readsCases }) => active && readsCases);
  const [chosen, setChosen] = useState(me);
  const [word, setWord] = useState('');
  const { open, rows, busy, error, onClose } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onGive(chosen, word.trim());
  };
  return (
    <Dialog title={bulk.assignTitle(rows.length)} open={open} onClose={onClose}>
      <form onSubmit={submit} className={css.form}>
        <Chosen rows={rows} />
        <SelectField
          label={bulk.to}
          value={chosen}
          choices={choices.map(({ id, name }) => [id, name] as const)}
          onChange={setChosen}
        />
        <TextAreaField label={bulk.word} help={bulk.wordHelp} value={word} onChange={setWord} rows={2} />
        <ProblemNote error={error} />
        <div className={css.buttons}>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {bulk.confirmAssign}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function LinkDialog({ onLink, ...props }: BulkDialogProps & { readonly onLink: (as: LinkKind) => void }) {
  const { inbox, shell } = useLanguage().words;
  const { bulk } = inbox;
  const [kind, setKind] = useState<LinkKind>('same_request');
  const { open, rows, busy, error, onClose } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onLink(kind);
  };
  return (
    <Dialog title={bulk.linkTitle(rows.length)} open={open} onClose={onClose}>
      <form onSubmit={submit} className={css.form}>
        <p className={css.intro}>{bulk.linkIntro}</p>
        <Chosen rows={rows} />
        <fieldset className={css.kinds}>
          <legend className="sr">{bulk.as}</legend>
          {kinds.map((each) => (
            <label key={each}>
              <input type="radio" name="link" checked={kind === each} onChange={() => setKind(each)} />
              {bulk.kinds[each]}
            </label>
          ))}
        </fieldset>
        <ProblemNote error={error} />
        <div className={css.buttons}>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {bulk.confirmLink}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Exactly what the act is about. */
function Chosen({ rows }: { readonly rows: readonly ListedCase[] }) {
  const { bulk } = useLanguage().words.inbox;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <ul className={css.chosen} aria-label={bulk.title} tabIndex={0}>
      {rows.map((row) => (
        <ChosenCase key={row.id} row={row} />
      ))}
    </ul>
  );
}

function ChosenCase({ row }: { readonly row: ListedCase }) {
  const { subject } = useHeadline(row);
  return (
    <li>
      <b>{row.reference}</b>
      <span title={subject}>{subject}</span>
    </li>
  );
}
