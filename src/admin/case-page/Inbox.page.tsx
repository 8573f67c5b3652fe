/** The inbox: the list on the left, the case that is open on the right; on a phone, one or the other. */
import { useQuery } from '@tanstack/react-query';
import { Inbox as InboxIcon } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { caseQuery } from '../approvals/approval.query.js';
import { useWords } from '../i18n/language.js';
import { useInboxAddress } from '../inbox/address.js';
import css from '../inbox/Inbox.module.css';
import { ListPane } from '../inbox/ListPane.js';
import { useTitle } from '../ui/page.js';
import { Blank, Boundary, Crash, Loading } from '../ui/states.js';

const CasePane = lazy(async () => ({ default: (await import('./CasePane.js')).CasePane }));

export function InboxPage() {
  const { inbox, shell } = useWords();
  const address = useInboxAddress();
  const { openCase } = address;
  const { data: shown } = useQuery({ ...caseQuery(openCase ?? ''), enabled: openCase !== null });
  useTitle(shown ? `${shown.reference} · ${inbox.title}` : inbox.title);
  return (
    <div className={css.page} data-open={openCase !== null || undefined}>
      {openCase === null ? null : <h1 className={`sr ${css.alone}`}>{inbox.title}</h1>}
      <ListPane address={address} />
      {openCase === null ? (
        <div className={css.none}>
          <Blank icon={<InboxIcon size={22} aria-hidden />} title={inbox.selectTitle}>
            {inbox.select}
          </Blank>
        </div>
      ) : (
        <section className={css.case} aria-label={shell.openCase} data-case-open>
          <Boundary key={openCase} fallback={(error) => <Crash error={error} />}>
            <Suspense fallback={<Loading />}>
              <CasePane id={openCase} onLeave={() => address.open(null)} />
            </Suspense>
          </Boundary>
        </section>
      )}
    </div>
  );
}
