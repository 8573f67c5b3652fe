/** What the next edition of a quarter would say, in the place of an edition; nothing is signed or kept. */
import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { Failure, Loading, Note } from '../ui/states.js';
import { FiguresOf } from './Figures.js';
import { useQuarterName } from './quarter.js';
import css from './Reports.module.css';
import { previewQuery } from './report.query.js';

interface PreviewProps {
  readonly period: string;
  readonly onBack: () => void;
}

export function Preview({ period, onBack }: PreviewProps) {
  const { reports } = useLanguage().words;
  const nameOf = useQuarterName();
  const { data, error, isFetching, refetch } = useQuery(previewQuery(period));
  return (
    <article className={css.report}>
      <header className={css.head}>
        <h2>{reports.previewOf(nameOf(period))}</h2>
        <div className={css.tools}>
          <Button onClick={() => void refetch()} busy={isFetching}>
            {reports.countAgain}
          </Button>
          <Button kind="primary" onClick={onBack}>
            {reports.backToForm}
          </Button>
        </div>
      </header>
      <div className={css.found}>
        <Note tone="info">{reports.previewText}</Note>
      </div>
      {isFetching ? <Loading /> : null}
      {error ? <Failure error={error} onRetry={() => void refetch()} /> : null}
      {data && !isFetching ? <FiguresOf manifest={data} /> : null}
    </article>
  );
}
