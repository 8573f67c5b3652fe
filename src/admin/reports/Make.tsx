/** Makes an edition: the quarter, why it is made before its end or corrected, the cases that it tells of, its DSA reports. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLanguage } from '../i18n/language.js';
import { parisDay } from '../i18n/time.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField, TextAreaField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { useNow } from '../ui/now.js';
import { useGo } from '../ui/route.js';
import { Note, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { addressOf } from './address.js';
import { DsaFields, type DsaWritten, dsaOrderOf, dsaUnwritten } from './DsaOrder.js';
import { Making } from './Making.js';
import { useQuarterName } from './quarter.js';
import css from './Reports.module.css';
import { recentQuarters } from './recent-quarters.js';
import { build, type ReportBuilt, reportsQuery, type Story } from './report.query.js';
import { Stories } from './Stories.js';
import { KeptDraft, useKnownStories } from './StoryDraft.js';

interface MakeProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly made: readonly ReportBuilt[];
  readonly onPreview: (period: string) => void;
}

type Reason = Readonly<Record<'fr' | 'en', string>>;
/** Half a reason is none: the server says what it lacks. */
const whole = (reason: Reason) => (reason.fr.trim() !== '' && reason.en.trim() !== '' ? reason : undefined);

interface WhyProps {
  readonly note: string;
  readonly reason: Reason;
  readonly onChange: (reason: Reason) => void;
}

/** Why a quarter is reported before its end, or a published one corrected: in both languages, since it is published. */
function Why({ note, reason, onChange }: WhyProps) {
  const { reports } = useLanguage().words;
  return (
    <>
      <Note tone="info">{note}</Note>
      {(['fr', 'en'] as const).map((language) => (
        <TextAreaField
          key={language}
          label={reports.reasonIn[language]}
          rows={3}
          value={reason[language]}
          onChange={(text) => onChange({ ...reason, [language]: text })}
        />
      ))}
    </>
  );
}

export function Make({ open, onClose, made, onPreview }: MakeProps) {
  const { reports, shell } = useLanguage().words;
  const nameOf = useQuarterName();
  const go = useGo();
  const queries = useQueryClient();
  const today = parisDay(useNow());
  const quarters = recentQuarters(today);
  const [running = '', ended = ''] = quarters;
  const [period, setPeriod] = useState(ended);
  const [reason, setReason] = useState<Reason>({ fr: '', en: '' });
  const [written, setWritten] = useState<Readonly<Record<string, readonly Story[]>>>({});
  const [dsaWritten, setDsaWritten] = useState<Readonly<Record<string, DsaWritten>>>({});
  const corrects = made.some((each) => each.period === period && each.state === 'published');
  const note = period === running ? reports.running : corrects ? reports.correction : null;
  const last = made.find((each) => each.period === period);
  const known = useKnownStories(period, last, open);
  const stories = written[period] ?? known.stories;
  // A year has its DSA report once it is over, with the edition of its last quarter.
  const dsaYear = period !== running && period.endsWith('-Q4') ? Number(period.slice(0, 4)) : null;
  const dsa = dsaWritten[period] ?? dsaUnwritten(today, known.services);
  const making = useMutation({
    mutationFn: async () =>
      build(period, {
        stories,
        reason: note === null ? undefined : whole(reason),
        dsa: dsaYear === null ? undefined : await dsaOrderOf(dsa),
      }),
    onSuccess: (report) => {
      // The list is read from the sealed ledger, which holds the new edition a moment later.
      queries.setQueryData(reportsQuery.queryKey, (known) => [...(known ?? []), report]);
      setWritten({});
      setDsaWritten({});
      onClose();
      go(addressOf(report));
      say(reports.built(report.period, report.edition));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    making.mutate();
  };
  return (
    <Dialog title={reports.newReport} open={open} onClose={onClose} wide>
      <Form className={css.form} error={making.error} onSubmit={submit}>
        <p className={css.quiet}>{reports.noneText}</p>
        <SelectField
          label={reports.quarter}
          value={period}
          onChange={setPeriod}
          choices={quarters.map((quarter) => [quarter, nameOf(quarter)])}
        />
        {note === null ? null : <Why note={note} reason={reason} onChange={setReason} />}
        <ProblemNote error={known.error} />
        <Stories stories={stories} onChange={(next) => setWritten({ ...written, [period]: next })} />
        <KeptDraft period={period} written={written[period]} before={known.draft} />
        {dsaYear === null ? null : (
          <DsaFields
            year={dsaYear}
            written={dsa}
            again={known.services.length > 0}
            onChange={(next) => setDsaWritten({ ...dsaWritten, [period]: next })}
          />
        )}
        <div aria-live="polite">{making.isPending ? <Making period={period} /> : null}</div>
        <ProblemNote error={making.error} />
        <div className={css.buttons}>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button onClick={() => onPreview(period)}>{reports.preview}</Button>
          <Button kind="primary" type="submit" busy={making.isPending} disabled={!known.isRead && !written[period]}>
            {last ? reports.buildAgain : reports.build}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
