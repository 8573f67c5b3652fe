/** The reports of the quarters: made, looked at as figures and as paper, verified, handed out. */
import { useQuery } from '@tanstack/react-query';
import { CalendarDays, ChartColumn, FilePlus2 } from 'lucide-react';
import { useState } from 'react';
import { useSearch } from 'wouter';
import { sessionQuery } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { Page } from '../ui/page.js';
import { Link, useGo } from '../ui/route.js';
import { Blank, Failure, Loading } from '../ui/states.js';
import { addressOf, keyOf, previewAddress, previewIn } from './address.js';
import { EditionView } from './Edition.js';
import { Make } from './Make.js';
import { Preview } from './Preview.js';
import { useQuarterName } from './quarter.js';
import css from './Reports.module.css';
import { type ReportBuilt, reportsQuery } from './report.query.js';
import { Yearly } from './Yearly.js';

export function ReportsPage() {
  const { reports: words, yearly: yearlyWords } = useLanguage().words;
  const reports = useQuery(reportsQuery);
  const search = new URLSearchParams(useSearch());
  const asked = search.get('edition');
  const previewed = previewIn(search);
  const go = useGo();
  const may = useQuery(sessionQuery).data?.actions.includes('report.build') ?? false;
  const [making, setMaking] = useState(false);
  const [yearly, setYearly] = useState(false);
  const newest = [...(reports.data ?? [])].reverse();
  const chosen = newest.find((each) => keyOf(each) === asked) ?? newest[0];
  const backToForm = () => {
    go('/reports', true);
    setMaking(true);
  };
  const look = (period: string) => {
    setMaking(false);
    go(previewAddress(period));
  };
  const make = may ? (
    <>
      <Button before={<CalendarDays size={16} aria-hidden />} onClick={() => setYearly(true)}>
        {yearlyWords.open}
      </Button>
      <Button kind="primary" before={<FilePlus2 size={16} aria-hidden />} onClick={() => setMaking(true)}>
        {words.newReport}
      </Button>
    </>
  ) : null;
  return (
    <Page title={words.title} subtitle={words.subtitle} actions={previewed ? null : make} full>
      {reports.isPending ? <Loading /> : null}
      {reports.error ? <Failure error={reports.error} onRetry={() => void reports.refetch()} /> : null}
      {reports.data && !chosen && !previewed ? (
        <Blank icon={<ChartColumn size={22} aria-hidden />} title={words.none}>
          {words.noneText}
        </Blank>
      ) : null}
      {previewed ? <Preview period={previewed} onBack={backToForm} /> : null}
      {chosen && !previewed ? (
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
      <Make open={making} onClose={() => setMaking(false)} made={newest} onPreview={look} />
      <Yearly open={yearly} onClose={() => setYearly(false)} />
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
