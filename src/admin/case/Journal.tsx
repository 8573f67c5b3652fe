/** What happened, newest first, with the words people gave; and the messages that came and went. */
import { useQuery } from '@tanstack/react-query';
import { BookMarked, CircleCheck, Inbox, MessageSquareText, PencilLine, Send, UserRound } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { client, take } from '../api/client.js';
import { useNameOf } from '../api/colleagues.js';
import { lettersQuery } from '../approvals/approval.query.js';
import { useWords } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { Tag, Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { TextAreaField } from '../ui/field.js';
import { ProblemNote } from '../ui/states.js';
import { say as tell } from '../ui/toast.js';
import { type FactValue, useFactWords } from './facts.js';
import journalCss from './Journal.module.css';
import lettersCss from './Letters.module.css';
import css from './Panel.module.css';
import { type CaseFile, type HistoryEntry, isOpen, notesQuery, useCommand } from './read.js';
import { Section } from './Section.js';

export function Journal({ file }: { readonly file: CaseFile }) {
  const { caseFile } = useWords();
  const notes = useQuery(notesQuery(file.id)).data;
  const noteOf = (id: unknown) => (Array.isArray(notes) ? notes.find((note) => note.id === id)?.text : undefined);
  const entries = file.history.map((entry, seq) => ({ entry, seq: seq + 1 })).reverse();
  return (
    <>
      {isOpen(file, 'note') ? <AddNote file={file} /> : null}
      <Messages file={file} />
      <Section title={caseFile.journal}>
        <ol className={journalCss.history}>
          {entries.map(({ entry, seq }) => (
            <Entry key={seq} entry={entry} note={noteOf(entry.data.noteId)} />
          ))}
        </ol>
      </Section>
    </>
  );
}

const icons: Readonly<Record<string, typeof Inbox>> = {
  'case.opened': Inbox,
  'case.joined': Inbox,
  'case.classified': BookMarked,
  'case.fact_confirmed': CircleCheck,
  'case.approved': CircleCheck,
  'case.assigned': UserRound,
  'case.noted': MessageSquareText,
  'case.letter_sent': Send,
  'case.refused': Send,
  'case.released': Send,
  'case.informed': Send,
};

function Entry({ entry, note }: { readonly entry: HistoryEntry; readonly note: string | undefined }) {
  const { caseHistory } = useWords();
  const nameOf = useNameOf();
  const Icon = icons[entry.type] ?? PencilLine;
  return (
    <li>
      <i data-kind={entry.type}>
        <Icon size={14} aria-hidden />
      </i>
      <div>
        <p>
          {caseHistory[entry.type] ?? entry.type}
          <Particular entry={entry} />
        </p>
        {note ? <blockquote>{note}</blockquote> : null}
        <p className={journalCss.by}>
          {nameOf(entry.actor)} · <Time at={entry.at} />
        </p>
      </div>
    </li>
  );
}

/** What the entry says beyond its kind, in words; the rest stays in the ledger. */
function Particular({ entry: { type, data } }: { readonly entry: HistoryEntry }): ReactNode {
  const names = useNames();
  const nameOf = useNameOf();
  const { nameOf: factName, textOf } = useFactWords();
  const { pair } = useWords().shell;
  const say: Readonly<Record<string, () => string>> = {
    'case.fact_confirmed': () => pair(factName(String(data.fact)), textOf(String(data.fact), data.value as FactValue)),
    'case.classified': () => `${data.row ?? data.rule} · ${names('verdict', String(data.verdict))}`,
    'case.assigned': () => nameOf(String(data.to)),
    'case.prepared': () => names('action', String(data.action)),
    'case.approved': () => names('role', String(data.role)),
    'case.letter_sent': () => names('letter', String(data.kind)),
    'case.closed': () => names('outcome', String(data.outcome)),
    'case.gag_set': () => names('gag', String(data.gag)),
    'case.notice_decided': () => names('notice', String(data.notice)),
  };
  const text = say[type]?.();
  return text ? <b>{text}</b> : null;
}

function AddNote({ file }: { readonly file: CaseFile }) {
  const { caseFile } = useWords();
  const [text, setText] = useState('');
  const run = useCommand(file.id, () => {
    setText('');
    tell(caseFile.noteAdded);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const params = { path: { id: file.id } };
    run.mutate((seen) => take(client.POST('/api/cases/{id}/notes', { params, body: { seen, text } })));
  };
  return (
    <form onSubmit={submit} className={journalCss.noteForm}>
      <TextAreaField
        label={caseFile.addNote}
        help={caseFile.noteHelp}
        value={text}
        onChange={setText}
        rows={2}
        maxLength={20_000}
        required
      />
      <ProblemNote error={run.error} />
      <div className={css.buttons}>
        <Button small type="submit" busy={run.isPending} disabled={text.trim() === ''}>
          {caseFile.addNote}
        </Button>
      </div>
    </form>
  );
}

function Messages({ file }: { readonly file: CaseFile }) {
  const { caseFile } = useWords();
  const names = useNames();
  const letters = useQuery(lettersQuery(file.id)).data ?? [];
  return (
    <Section title={caseFile.messages}>
      <ul className={lettersCss.letters}>
        {letters.map(({ id, kind, delivery, recipient }) => (
          <li key={id}>
            <Send size={14} aria-hidden />
            <span>{names('letter', kind)}</span>
            <Tag tone={delivery === 'sent' ? 'ok' : delivery === 'failed' ? 'crit' : 'plain'}>
              {caseFile.letterStates[delivery]}
            </Tag>
            <cite>{recipient}</cite>
          </li>
        ))}
      </ul>
      {letters.length === 0 ? <p className={css.quiet}>{caseFile.noMessages}</p> : null}
    </Section>
  );
}
