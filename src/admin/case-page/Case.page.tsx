import { useQuery } from '@tanstack/react-query';
import { caseQuery } from '../approvals/approval.query.js';
import { useWords } from '../i18n/language.js';
import { useTitle } from '../ui/page.js';
import { CasePane } from './CasePane.js';
import css from './CasePane.module.css';

/** A case in a page of its own. */
export function CasePage({ params: { id } }: { readonly params: { readonly id: string } }) {
  const { caseFile } = useWords();
  const { data } = useQuery(caseQuery(id));
  useTitle(data?.reference ?? caseFile.page);
  return (
    <div className={css.alone} data-case-open={data ? true : undefined}>
      <h1 className="sr">{data?.reference ?? caseFile.page}</h1>
      <CasePane id={id} onLeave={null} />
    </div>
  );
}
