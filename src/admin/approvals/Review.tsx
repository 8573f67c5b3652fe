/** One case before consent: the document that leaves beside what one decides about it. What is shown stays what was opened. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { Country, Due, Tag, Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { useNow } from '../ui/now.js';
import { Link } from '../ui/route.js';
import { Served } from '../ui/Served.js';
import { Failure, Loading, Note } from '../ui/states.js';
import { type CaseFile, caseQuery, lettersQuery, type Preparation, type ShownLetter } from './approval.query.js';
import { Decision } from './Decision.js';
import { LetterViewer } from './LetterViewer.js';
import css from './Review.module.css';

/** The same letters, the same asker, the same preparation: only then does what came since change nothing for the reader. */
const sameMatter = (a: CaseFile, b: CaseFile): boolean =>
  a.state.preparation?.payload === b.state.preparation?.payload && a.requester?.digest === b.requester?.digest;

const waiting = ({ preparation }: CaseFile['state']): Preparation | null =>
  preparation !== null && preparation.dispatchedBy === null ? preparation : null;

/**
 * The case as it was opened, and whether another version has come since. Where nothing waits there is nothing to keep
 * under the reader's eyes: what comes next is shown as it comes.
 */
function useOpened(live: CaseFile | undefined) {
  const [opened, setOpened] = useState(live);
  useEffect(() => {
    if (!live) return;
    setOpened((shown) => (!shown || waiting(shown.state) === null || sameMatter(shown, live) ? live : shown));
  }, [live]);
  const stale = live !== undefined && opened !== undefined && !sameMatter(opened, live);
  return { opened, stale, reread: () => setOpened(live) };
}

/** The letters of what waits; `lacks` while a version that came after they were read brought its own. */
function useLeaving(letters: UseQueryResult<ShownLetter[]>, preparation: Preparation | null) {
  const { data = [], isSuccess, refetch } = letters;
  const leaving = data.filter(({ id }) => preparation?.letters.some((each) => each.id === id));
  const lacks = isSuccess && preparation !== null && leaving.length < preparation.letters.length;
  useEffect(() => {
    if (lacks) void refetch();
  }, [lacks, refetch]);
  return { leaving, lacks };
}

export function Review({ id }: { readonly id: string }) {
  const live = useQuery(caseQuery(id));
  const letters = useQuery(lettersQuery(id));
  const { opened, stale, reread } = useOpened(live.data);
  const preparation = opened ? waiting(opened.state) : null;
  const { leaving, lacks } = useLeaving(letters, preparation);
  const error = live.error ?? letters.error;
  if (!opened || !letters.data) {
    return error ? <Failure error={error} onRetry={() => void live.refetch()} /> : <Loading />;
  }
  return (
    <article className={css.review} data-case-open>
      <Head file={opened} />
      {stale || !preparation ? <Stale gone={!preparation} onReread={reread} /> : null}
      {lacks ? <Loading /> : null}
      {preparation && !lacks ? (
        // Another version, or another asker, is looked at again: nothing ticked for the last one holds for it.
        <div className={css.columns} key={`${preparation.id}/${opened.requester?.digest}`}>
          <LetterViewer caseId={id} letters={leaving} />
          <Decision file={opened} preparation={preparation} letters={letters.data} stale={stale} />
        </div>
      ) : null}
    </article>
  );
}

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
  const { words } = useLanguage();
  const names = useNames();
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
        {state.preparation ? <Tag>{names('action', state.preparation.action)}</Tag> : null}
        <span className={css.due}>
          <Due at={safeEnd} now={now} big />
        </span>
      </div>
      <h2>{subject}</h2>
      <p className={css.meta}>
        <b>
          <bdi>{known?.name ?? file.requester?.mailbox ?? approvals.whoUnknown}</bdi>
        </b>
        {issuerCountry ? <Country code={issuerCountry} /> : null}
        <Time at={receivedAt} />
        <Served state={state} />
        <Link to={`/cases/${file.id}`}>{approvals.openCase}</Link>
      </p>
    </header>
  );
}
