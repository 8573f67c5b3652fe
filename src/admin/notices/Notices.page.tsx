/** Every notice that is owed, the soonest first, with its letter, its portal and the form that records it. */
import { useQuery } from '@tanstack/react-query';
import { BellRing } from 'lucide-react';
import { client, take } from '../api/client.js';
import { useHappenings } from '../api/live.js';
import type { components } from '../api/schema.js';
import { Giving } from '../case/proposal/Giving.js';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { verdictTone } from '../inbox/tone.js';
import { Due, Tag, Time } from '../ui/bits.js';
import { useNow } from '../ui/now.js';
import { Page } from '../ui/page.js';
import { Link } from '../ui/route.js';
import { Blank, Failure, Loading } from '../ui/states.js';
import css from './Notices.module.css';

type Owed = components['schemas']['NoticeList']['notices'][number];

export function NoticesPage() {
  const { notices: words } = useLanguage().words;
  const owed = useQuery({
    queryKey: ['notices'],
    refetchInterval: 60_000,
    queryFn: ({ signal }) => take(client.GET('/api/notices', { signal })),
  });
  const rows = owed.data?.notices ?? [];
  useHappenings(({ caseId }) => {
    if (rows.some((row) => row.caseId === caseId)) void owed.refetch();
  });
  return (
    <Page title={words.title} subtitle={owed.data ? words.owed(owed.data.total) : words.subtitle}>
      {owed.isPending ? <Loading /> : null}
      {owed.error ? <Failure error={owed.error} onRetry={() => void owed.refetch()} /> : null}
      {owed.data && rows.length === 0 ? (
        <Blank icon={<BellRing size={22} aria-hidden />} title={words.noneTitle}>
          {words.none}
        </Blank>
      ) : null}
      {rows.length > 0 ? (
        <ul className={css.list}>
          {rows.map((row) => (
            <li key={`${row.caseId} ${row.notice}`}>
              <OwedRow row={row} />
            </li>
          ))}
        </ul>
      ) : null}
    </Page>
  );
}

function OwedRow({ row }: { readonly row: Owed }) {
  const now = useNow();
  const names = useNames();
  const { notices: words } = useLanguage().words;
  const { caseId, reference, notice, verdict, due } = row;
  return (
    <article className={css.row}>
      <div className={css.when}>
        {due ? (
          <>
            <Due at={due.safeEnd} now={now} />
            <Time at={due.safeEnd} format="weekday" />
          </>
        ) : (
          <span>{words.noEnd}</span>
        )}
      </div>
      <div className={css.what}>
        <p>
          <b>{names('notice', notice)}</b>
          {verdict ? <Tag tone={verdictTone(verdict)}>{names('verdict', verdict)}</Tag> : null}
        </p>
        <Link to={`/cases/${caseId}`}>{reference}</Link>
      </div>
      <div className={css.acts}>
        <Giving caseId={caseId} given={row} letterWaits={row.letterWaits} />
      </div>
    </article>
  );
}
