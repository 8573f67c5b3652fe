/** One edition: its figures, the public page with it, its paper in either language, what a verifier finds, its files to keep. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { Download, ShieldCheck } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useLanguage } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { Menu } from '../ui/menu.js';
import { Choices } from '../ui/page.js';
import { saveBytes } from '../ui/save.js';
import { Failure, Loading, Note, ProblemNote } from '../ui/states.js';
import { Course } from './Course.js';
import { Figures } from './Figures.js';
import { PublicPage } from './PublicPage.js';
import { useQuarterName } from './quarter.js';
import css from './Reports.module.css';
import {
  dsaNamesOf,
  fileQuery,
  kindsOf,
  nameOf,
  type ReportBuilt,
  readReport,
  typeOf,
  verifyEdition,
} from './report.query.js';

const PdfPages = lazy(async () => ({ default: (await import('../ui/PdfPages.js')).PdfPages }));

type View = 'figures' | 'public' | 'fr' | 'en';

export function EditionView({ report }: { readonly report: ReportBuilt }) {
  const { words, language } = useLanguage();
  const { reports } = words;
  const [view, setView] = useState<View>('figures');
  const quarter = useQuarterName();
  const verifying = useMutation({
    mutationFn: () => verifyEdition(report, view === 'fr' || view === 'en' ? view : language),
  });
  const show = (next: View) => {
    setView(next);
    verifying.reset();
  };
  return (
    <article className={css.report}>
      <header className={css.head}>
        <h2>
          {reports.heading(quarter(report.period))} <span>{reports.edition(report.edition)}</span>
        </h2>
        <div className={css.tools}>
          <Choices
            label={reports.view}
            value={view}
            onChange={show}
            choices={[
              ['figures', reports.figures],
              ['public', reports.publicPage],
              ['fr', reports.french],
              ['en', reports.english],
            ]}
          />
          <Button
            before={<ShieldCheck size={15} aria-hidden />}
            busy={verifying.isPending}
            onClick={() => verifying.mutate()}
          >
            {reports.verify}
          </Button>
          <Files report={report} />
        </div>
      </header>
      <Course report={report} />
      <div className={css.found} aria-live="polite">
        {verifying.isPending ? <Note tone="info">{reports.verifying}</Note> : null}
        <ProblemNote error={verifying.error} />
        {verifying.data ? <Found found={verifying.data} /> : null}
      </div>
      {view === 'figures' ? <Figures report={report} /> : null}
      {view === 'public' ? <PublicPage report={report} /> : null}
      {view === 'fr' || view === 'en' ? <Paper report={report} language={view} /> : null}
    </article>
  );
}

function Found({ found }: { readonly found: Awaited<ReturnType<typeof verifyEdition>> }) {
  const { words, say } = useLanguage();
  const { reports } = words;
  const { holds, level, statements, fault, certificateSha256 } = found;
  return (
    <Note tone={holds ? 'ok' : 'crit'}>
      <p>
        <b>{holds ? reports.verified : reports.refused}</b>
        {level ? ` · ${reports.level} ${level}` : ''}
      </p>
      {fault ? <p>{say(fault)}</p> : null}
      {statements.length > 0 ? (
        <ul className={css.statements}>
          {statements.map((statement) => (
            <li key={statement.en}>{say(statement)}</li>
          ))}
        </ul>
      ) : null}
      {certificateSha256 ? (
        <p className={css.certificate}>
          {reports.certificate} <code>{certificateSha256}</code>
        </p>
      ) : null}
    </Note>
  );
}

function Paper({ report, language }: { readonly report: ReportBuilt; readonly language: 'fr' | 'en' }) {
  const file = useQuery(fileQuery(report, language));
  if (file.error) return <Failure error={file.error} onRetry={() => void file.refetch()} />;
  if (!file.data) return <Loading />;
  return (
    <Suspense fallback={<Loading />}>
      <PdfPages bytes={file.data} label={nameOf(report, language)} />
    </Suspense>
  );
}

function Files({ report }: { readonly report: ReportBuilt }) {
  const { reports } = useLanguage().words;
  const saving = useMutation({
    mutationFn: async (name: string) => saveBytes(await readReport(report, name), name, typeOf(name)),
  });
  return (
    <Menu
      end
      target={
        <Button before={<Download size={15} aria-hidden />} busy={saving.isPending}>
          {reports.download}
        </Button>
      }
      items={[
        ...kindsOf(report).map((kind) => ({
          key: kind,
          label: reports.downloadNames[kind],
          onChoose: () => saving.mutate(nameOf(report, kind)),
        })),
        ...dsaNamesOf(report).map((name) => ({ key: name, label: name, onChoose: () => saving.mutate(name) })),
      ]}
    />
  );
}
