/** The reports of the quarters: made, looked at as figures and as paper, verified, handed out. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ChartColumn, FilePlus2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useSearch } from 'wouter';
import { sessionQuery } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { parisDay } from '../i18n/time.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField, TextAreaField } from '../ui/field.js';
import { useNow } from '../ui/now.js';
import { Page } from '../ui/page.js';
import { Link, useGo } from '../ui/route.js';
import { Blank, Failure, Loading, Note, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { EditionView } from './Edition.js';
import { useQuarterName } from './quarter.js';
import css from './Reports.module.css';
import { recentQuarters } from './recent-quarters.js';
import { build, type ReportBuilt, reportsQuery } from './report.query.js';

const keyOf = ({ period, edition }: ReportBuilt): string => `${period}.${edition}`;
const addressOf = (report: ReportBuilt): string => `/reports?edition=${keyOf(report)}`;

export function ReportsPage() {
  const { reports: words } = useLanguage().words;
  const reports = useQuery(reportsQuery);
  const asked = new URLSearchParams(useSearch()).get('edition');
  const may = useQuery(sessionQuery).data?.actions.includes('report.build') ?? false;
  const [making, setMaking] = useState(false);
  const newest = [...(reports.data ?? [])].reverse();
  const chosen = newest.find((each) => keyOf(each) === asked) ?? newest[0];
  const make = may ? (
    <Button kind="primary" before={<FilePlus2 size={16} aria-hidden />} onClick={() => setMaking(true)}>
      {words.newReport}
    </Button>
  ) : null;
  return (
    <Page title={words.title} subtitle={words.subtitle} actions={make} full>
      {reports.isPending ? <Loading /> : null}
      {reports.error ? <Failure error={reports.error} onRetry={() => void reports.refetch()} /> : null}
      {reports.data && !chosen ? (
        <Blank icon={<ChartColumn size={22} aria-hidden />} title={words.none}>
          {words.noneText}
        </Blank>
      ) : null}
      {chosen ? (
        <div className={css.split}>
          <nav className={css.list} aria-label={words.editions}>
            <ul>
              {newest.map((report) => (
                <li key={keyOf(report)}>
                  <Edition report={report} on={report === chosen} />
                </li>
              ))}
            </ul>
          </nav>
          <EditionView key={keyOf(chosen)} report={chosen} />
        </div>
      ) : null}
      <Make open={making} onClose={() => setMaking(false)} made={newest} />
    </Page>
  );
}

function Edition({ report, on }: { readonly report: ReportBuilt; readonly on: boolean }) {
  const { reports } = useLanguage().words;
  const nameOf = useQuarterName();
  return (
    <Link
      to={addressOf(report)}
      className={css.edition}
      data-on={on || undefined}
      aria-current={on ? 'true' : undefined}
    >
      <b>{nameOf(report.period)}</b>
      <span>{reports.edition(report.edition)}</span>
    </Link>
  );
}

interface MakeProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly made: readonly ReportBuilt[];
}

type Reason = Readonly<Record<'fr' | 'en', string>>;
/** Half a reason is none: the server says what it lacks. */
const whole = (reason: Reason) => (reason.fr.trim() !== '' && reason.en.trim() !== '' ? reason : undefined);

interface CorrectionProps {
  readonly reason: Reason;
  readonly onChange: (reason: Reason) => void;
}

/** Why a published quarter is corrected: its erratum says it in both languages. */
function Correction({ reason, onChange }: CorrectionProps) {
  const { reports } = useLanguage().words;
  return (
    <>
      <Note tone="info">{reports.correction}</Note>
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

function Make({ open, onClose, made }: MakeProps) {
  const { reports, shell } = useLanguage().words;
  const nameOf = useQuarterName();
  const go = useGo();
  const queries = useQueryClient();
  const quarters = recentQuarters(parisDay(useNow()));
  const [period, setPeriod] = useState(quarters[0] ?? '');
  const [reason, setReason] = useState<Reason>({ fr: '', en: '' });
  const corrects = made.some((each) => each.period === period && each.state === 'published');
  const making = useMutation({
    mutationFn: () => build(period, corrects ? whole(reason) : undefined),
    onSuccess: (report) => {
      // The list is read from the sealed ledger, which holds the new edition a moment later.
      queries.setQueryData(reportsQuery.queryKey, (known) => [...(known ?? []), report]);
      onClose();
      go(addressOf(report));
      say(reports.built(report.period, report.edition));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    making.mutate();
  };
  const again = made.some((each) => each.period === period);
  return (
    <Dialog title={reports.newReport} open={open} onClose={onClose}>
      <form className={css.form} onSubmit={submit}>
        <p className={css.quiet}>{reports.noneText}</p>
        <SelectField
          label={reports.quarter}
          value={period}
          onChange={setPeriod}
          choices={quarters.map((quarter) => [quarter, nameOf(quarter)])}
        />
        {corrects ? <Correction reason={reason} onChange={setReason} /> : null}
        {making.isPending ? <Note tone="info">{reports.building}</Note> : null}
        <ProblemNote error={making.error} />
        <div className={css.buttons}>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button kind="primary" type="submit" busy={making.isPending}>
            {again ? reports.buildAgain : reports.build}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
