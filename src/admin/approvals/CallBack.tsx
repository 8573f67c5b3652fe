/** The authority is called back at a number of ours before anything leaves in haste; here it is written down. */
import { Phone } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { Button } from '../ui/button.js';
import { SelectField, TextAreaField } from '../ui/field.js';
import { Section } from '../ui/page.js';
import { Note, ProblemNote } from '../ui/states.js';
import { type CallOutcome, type CaseFile, isOpen, recordCall, useAct } from './approval.query.js';
import css from './Decision.module.css';

export function CallBack({ file }: { readonly file: CaseFile }) {
  const { words, say } = useLanguage();
  const { approvals } = words;
  const { callBack, preparation } = file.state;
  const wanted = file.callBackNumbers.length > 0 || isClosedFor(file, 'call-back-missing');
  const own = file.moves.find(({ closed }) => closed?.code === 'call-back-by-preparer')?.closed;
  const counts = callBack && callBack.by !== preparation?.preparedBy && !isClosedFor(file, own?.code, 'approve');
  if (callBack && counts) {
    return (
      <Section title={approvals.callBack}>
        <Note tone="ok">
          {approvals.callBackDone} {callBack.number}
        </Note>
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

function CallForm({ file }: { readonly file: CaseFile }) {
  const { words, say, locale } = useLanguage();
  const { approvals } = words;
  const numbers = file.callBackNumbers;
  const [at, setAt] = useState('0');
  const [outcome, setOutcome] = useState<CallOutcome>('confirmed');
  const [reason, setReason] = useState('');
  const chosen = numbers[Number(at)] ?? numbers[0];
  const saving = useAct(file.id, recordCall.bind(null, file), () => setReason(''));
  if (!chosen) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate({ authority: chosen.authority, number: chosen.number, outcome, reason });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <SelectField
        label={approvals.callBackNumber}
        help={approvals.callBackSource(say(chosen.source), timeText(chosen.expiresAt, 'day', locale))}
        value={at}
        onChange={setAt}
        choices={numbers.map(({ authority, number }, index) => [String(index), `${number} · ${authority}`])}
      />
      <SelectField
        label={approvals.callBackOutcome}
        value={outcome}
        onChange={setOutcome}
        choices={[
          ['confirmed', approvals.callBackConfirmed],
          ['denied', approvals.callBackDenied],
          ['unreachable', approvals.callBackUnreachable],
        ]}
      />
      <TextAreaField label={approvals.callBackReason} value={reason} onChange={setReason} rows={2} required />
      <ProblemNote error={saving.error} />
      <Button type="submit" before={<Phone size={15} aria-hidden />} busy={saving.isPending}>
        {approvals.callBackSave}
      </Button>
    </form>
  );
}
