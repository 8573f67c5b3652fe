/** What happened, newest first, with the words people gave; and the messages that came and went. */
import { useQuery } from '@tanstack/react-query';
import { BookMarked, CircleCheck, Inbox, MessageSquareText, PencilLine, Send, UserRound } from 'lucide-react';
import type { FormEvent, ReactNode } from 'react';
import { client, take } from '../api/client.js';
import { useNameOf } from '../api/colleagues.js';
import { noteIn, notesQuery } from '../api/notes.js';
import { lettersQuery } from '../approvals/approval.query.js';
import { DisclosureTable, useDisclosureText } from '../disclosure/DisclosureTable.js';
import type { Disclosure } from '../disclosure/disclosure.query.js';
import { DraftLine } from '../drafts/DraftLine.js';
import { useDraft } from '../drafts/useDraft.js';
import { useEventLabel } from '../i18n/declared.js';
import { useWords } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { Tag, Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { TextAreaField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { ProblemNote } from '../ui/states.js';
import { say as tell } from '../ui/toast.js';
import { valuesBefore } from './fact-changes.js';
import type { FactValue } from './fact-values.js';
import { useFactWords } from './facts.js';
import journalCss from './Journal.module.css';
import lettersCss from './Letters.module.css';
import css from './Panel.module.css';
import { type CaseFile, type HistoryEntry, isOpen, useCommand } from './read.js';
import { Section } from './Section.js';

export function Journal({ file }: { readonly file: CaseFile }) {
  const { caseFile } = useWords();
  const notes = useQuery(notesQuery(file.id)).data;
  const entries = file.history.map((entry, seq) => ({ entry, seq: seq + 1 })).reverse();
  const before = valuesBefore(file.history);
  return (
    <>
      {isOpen(file, 'note') ? <AddNote file={file} /> : null}
      <Messages file={file} />
      <Section title={caseFile.journal}>
        <ol className={journalCss.history}>
          {entries.map(({ entry, seq }) => (
            <Entry
              key={seq}
              caseId={file.id}
              entry={entry}
              before={before.get(seq - 1)}
              note={noteIn(notes, entry.data.noteId)?.text}
            />
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

interface EntryProps {
  readonly caseId: string;
  readonly entry: HistoryEntry;
  /** Of the fact that the entry corrected. */
  readonly before: FactValue | undefined;
  readonly note?: string | undefined;
}

export function Entry({ caseId, entry, before, note }: EntryProps) {
  const { caseFile } = useWords();
  const historyOf = useEventLabel();
  const nameOf = useNameOf();
  const Icon = icons[entry.type] ?? PencilLine;
  return (
    <li>
      <i data-kind={entry.type}>
        <Icon size={14} aria-hidden />
      </i>
      <div>
        <p>
          {before === undefined ? historyOf(entry.type) : caseFile.factWasCorrected}
          <Particular entry={entry} before={before} />
        </p>
        <Targets caseId={caseId} entry={entry} />
        {note ? <blockquote>{note}</blockquote> : null}
        <p className={journalCss.by}>
          {nameOf(entry.actor)} · <Time at={entry.at} />
        </p>
      </div>
    </li>
  );
}

/** What the entry says beyond its kind, in words; the rest stays in the ledger. */
function Particular({ entry: { type, data }, before }: Pick<EntryProps, 'entry' | 'before'>): ReactNode {
  const names = useNames();
  const nameOf = useNameOf();
  const { nameOf: factName, textOf } = useFactWords();
  const { pair } = useWords().shell;
  const changed = (fact: string, after: FactValue): string =>
    before === undefined ? textOf(fact, after) : `${textOf(fact, before)} → ${textOf(fact, after)}`;
  const say: Readonly<Record<string, () => string>> = {
    'case.fact_confirmed': () => pair(factName(String(data.fact)), changed(String(data.fact), data.value as FactValue)),
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

/** What was answered for each target, of an entry that prepared a disclosure. */
function Targets({ caseId, entry: { type, data } }: Pick<EntryProps, 'caseId' | 'entry'>) {
  const textOf = useDisclosureText();
  const table = type === 'case.prepared' ? (data.disclosure as Disclosure | undefined) : undefined;
  if (!table) return null;
  return (
    <details>
      <summary>{textOf(table)}</summary>
      <DisclosureTable caseId={caseId} preparationId={String(data.preparationId)} table={table} files={[]} />
    </details>
  );
}

function AddNote({ file }: { readonly file: CaseFile }) {
  const { caseFile } = useWords();
  const draft = useDraft(file.id, { name: 'note', first: { text: '' }, entries: file.history.length });
  const { text } = draft.fields;
  const run = useCommand(file.id, () => {
    draft.clear();
    tell(caseFile.noteAdded);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const params = { path: { id: file.id } };
    run.mutate((seen) => take(client.POST('/api/cases/{id}/notes', { params, body: { seen, text } })));
  };
  return (
    <Form onSubmit={submit} className={journalCss.noteForm} error={run.error}>
      <TextAreaField
        field="text"
        label={caseFile.addNote}
        help={caseFile.noteHelp}
        value={text}
        onChange={(written) => draft.change({ text: written })}
        rows={2}
        maxLength={20_000}
        required
      />
      <DraftLine draft={draft} />
      <ProblemNote error={run.error} />
      <div className={css.buttons}>
        <Button small type="submit" busy={run.isPending} disabled={text.trim() === ''}>
          {caseFile.addNote}
        </Button>
      </div>
    </Form>
  );
}

function Messages({ file }: { readonly file: CaseFile }) {
  const { caseFile, postings } = useWords();
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
              {postings.letterStates[delivery]}
            </Tag>
            <cite>{recipient}</cite>
          </li>
        ))}
      </ul>
      {letters.length === 0 ? <p className={css.quiet}>{caseFile.noMessages}</p> : null}
    </Section>
  );
}
