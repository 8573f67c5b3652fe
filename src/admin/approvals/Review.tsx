/** One case before consent: the document that leaves beside what one decides about it. What is shown stays what was opened. */
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLanguage } from '../i18n/language.js';
import { actionNames } from '../i18n/law.js';
import { Country, Due, Tag, Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { useNow } from '../ui/now.js';
import { Link } from '../ui/route.js';
import { Failure, Loading, Note } from '../ui/states.js';
import { type CaseFile, caseQuery, lettersQuery, type Preparation } from './approval.query.js';
import { Decision } from './Decision.js';
import { LetterViewer } from './LetterViewer.js';
import css from './Review.module.css';

/** The same letters, the same asker, the same preparation: only then does what came since change nothing for the reader. */
const sameMatter = (a: CaseFile, b: CaseFile): boolean =>
  a.state.preparation?.payload === b.state.preparation?.payload && a.requester?.digest === b.requester?.digest;

/** The case as it was opened, and whether another version has come since. */
function useOpened(live: CaseFile | undefined) {
  const [opened, setOpened] = useState(live);
  useEffect(() => {
    if (live) setOpened((shown) => (shown === undefined || sameMatter(shown, live) ? live : shown));
  }, [live]);
  const stale = live !== undefined && opened !== undefined && !sameMatter(opened, live);
  return { opened, stale, reread: () => setOpened(live) };
}

export function Review({ id }: { readonly id: string }) {
  const live = useQuery(caseQuery(id));
  const letters = useQuery(lettersQuery(id));
  const { opened, stale, reread } = useOpened(live.data);
  const error = live.error ?? letters.error;
  if (!opened || !letters.data) {
    return error ? <Failure error={error} onRetry={() => void live.refetch()} /> : <Loading />;
  }
  const { preparation } = opened.state;
  const waits = preparation !== null && preparation.dispatchedBy === null;
  const again = () => {
    reread();
    void letters.refetch();
  };
  return (
    <article className={css.review} data-case-open>
      <Head file={opened} />
      {stale || !waits ? <Stale gone={!waits} onReread={again} /> : null}
      {waits ? (
        <div className={css.columns}>
          <LetterViewer caseId={id} letters={letters.data.filter((each) => inPreparation(each.id, preparation))} />
          <Decision file={opened} preparation={preparation} letters={letters.data} stale={stale} />
        </div>
      ) : null}
    </article>
  );
}

const inPreparation = (letterId: string, { letters }: Preparation): boolean =>
  letters.some(({ id }) => id === letterId);

function Stale({ gone, onReread }: { readonly gone: boolean; readonly onReread: () => void }) {
  const { approvals } = useLanguage().words;
  return (
    <div className={css.stale} role="alert">
      <Note tone="warn">{gone ? approvals.staleGone : approvals.stale}</Note>
      {gone ? null : <Button onClick={onReread}>{approvals.reread}</Button>}
    </div>
  );
}

function Head({ file }: { readonly file: CaseFile }) {
  const { words, language } = useLanguage();
  const { approvals } = words;
  const now = useNow();
  const { reference, safeEnd, issuerCountry, receivedAt, particulars, state } = file;
  const known = particulars !== null && particulars !== 'erased' ? particulars.requester : null;
  const subject = particulars === 'erased' ? approvals.erased : known?.subject || approvals.noSubject;
  return (
    <header className={css.head}>
      <div className={css.line}>
        <Link to="/approvals" className={css.back}>
          <ArrowLeft size={16} aria-hidden />
          <span className="sr">{approvals.backToList}</span>
        </Link>
        <span className={css.reference}>{reference}</span>
        {state.preparation ? <Tag>{actionNames[language][state.preparation.action]}</Tag> : null}
        <span className={css.due}>
          <Due at={safeEnd} now={now} big />
        </span>
      </div>
      <h2>{subject}</h2>
      <p className={css.meta}>
        <b>{known?.name ?? known?.address ?? approvals.whoUnknown}</b>
        {issuerCountry ? <Country code={issuerCountry} /> : null}
        <Time at={receivedAt} />
        <Link to={`/cases/${file.id}`}>{approvals.openCase}</Link>
      </p>
    </header>
  );
}
