/** The authority is called back at a number of ours before anything leaves in haste; here it is written down. */
import { useQuery } from '@tanstack/react-query';
import { Phone } from 'lucide-react';
import type { FormEvent } from 'react';
import { noteIn, notesQuery } from '../api/notes.js';
import { DraftLine } from '../drafts/DraftLine.js';
import { useDraft } from '../drafts/useDraft.js';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { Evidence } from '../origin/OriginList.js';
import { Button } from '../ui/button.js';
import { SelectField, TextAreaField, TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Section } from '../ui/page.js';
import { Note, ProblemNote } from '../ui/states.js';
import { type CallOutcome, type CaseFile, isOpen, recordCall, useAct } from './approval.query.js';
import css from './Decision.module.css';

export function CallBack({ file }: { readonly file: CaseFile }) {
  const { words, say } = useLanguage();
  const { approvals } = words;
  const { callBack, preparation } = file.state;
  const wanted = file.callBackWanted || isClosedFor(file, 'call-back-missing');
  const note = noteIn(useQuery(notesQuery(file.id)).data, callBack?.noteId);
  const own = file.moves.find(({ closed }) => closed?.code === 'call-back-by-preparer')?.closed;
  const counts = callBack && callBack.by !== preparation?.preparedBy && !isClosedFor(file, own?.code, 'approve');
  if (callBack && counts) {
    return (
      <Section title={approvals.callBack}>
        <Note tone="ok">
          {approvals.callBackDone} {callBack.number ?? note?.details.number}
        </Note>
        <Evidence note={note} />
      </Section>
    );
  }
  if (!wanted) return null;
  return (
    <Section title={approvals.callBack}>
      <Note tone="warn">{file.callBackNumbers.length > 0 ? approvals.callBackWanted : approvals.callBackNone}</Note>
      {own ? <Note tone="info">{say(own.sentence)}</Note> : null}
      {isOpen(file, 'record_call_back') && file.callBackNumbers.length > 0 ? <CallForm file={file} /> : null}
    </Section>
  );
}

const isClosedFor = ({ moves }: CaseFile, code: string | undefined, of?: string): boolean =>
  code !== undefined && moves.some(({ command, closed }) => closed?.code === code && (of ?? command) === command);

/** The number is that of the first in the list where none was chosen. */
const notCalled: Called = { number: '', outcome: 'confirmed', person: '', doneAt: '', reason: '' };

interface Called {
  readonly number: string;
  readonly outcome: CallOutcome;
  readonly person: string;
  readonly doneAt: string;
  readonly reason: string;
}

function CallForm({ file }: { readonly file: CaseFile }) {
  const { words, say, locale } = useLanguage();
  const { approvals, origin } = words;
  const numbers = file.callBackNumbers;
  const draft = useDraft(file.id, { name: 'call-back', first: notCalled, entries: file.history.length });
  const { number, outcome, person, doneAt, reason } = draft.fields;
  const chosen = numbers.find((each) => each.number === number) ?? numbers[0];
  const saving = useAct(file.id, recordCall.bind(null, file), draft.clear);
  if (!chosen) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const told = { doneAt: new Date(doneAt).toISOString(), ...(person && { person }) };
    saving.mutate({ authority: chosen.authority, number: chosen.number, outcome, reason, ...told });
  };
  return (
    <Form className={css.form} onSubmit={submit} error={saving.error}>
      <SelectField
        field="number"
        label={approvals.callBackNumber}
        help={approvals.callBackSource(say(chosen.source), timeText(chosen.expiresAt, 'day', locale))}
        value={chosen.number}
        onChange={(called) => draft.change({ number: called })}
        choices={numbers.map((each) => [each.number, `${each.number} · ${each.authority}`])}
      />
      <SelectField
        label={approvals.callBackOutcome}
        value={outcome}
        onChange={(said) => draft.change({ outcome: said })}
        choices={[
          ['confirmed', approvals.callBackConfirmed],
          ['denied', approvals.callBackDenied],
          ['unreachable', approvals.callBackUnreachable],
        ]}
      />
      <TextField
        field="person"
        label={origin.person}
        value={person}
        onChange={(name) => draft.change({ person: name })}
        maxLength={200}
        required={outcome !== 'unreachable'}
      />
      <TextField
        field="doneAt"
        label={origin.doneAt}
        type="datetime-local"
        value={doneAt}
        onChange={(time) => draft.change({ doneAt: time })}
        required
      />
      <TextAreaField
        field="reason"
        label={approvals.callBackReason}
        value={reason}
        onChange={(text) => draft.change({ reason: text })}
        rows={2}
        required
      />
      <DraftLine draft={draft} />
      <ProblemNote error={saving.error} />
      <Button type="submit" before={<Phone size={15} aria-hidden />} busy={saving.isPending}>
        {approvals.callBackSave}
      </Button>
    </Form>
  );
}
