/** What became of the request that was just entered. */
import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../i18n/language.js';
import { Link } from '../ui/route.js';
import { Note, ProblemNote } from '../ui/states.js';
import { outcomeQuery, type Receipt } from './entry.query.js';

export function Outcome({ receipt }: { readonly receipt: Receipt }) {
  const { entry: words } = useLanguage().words;
  const outcome = useQuery(outcomeQuery(receipt.messageId));
  const { caseId = null, reference = null } = outcome.data ?? {};
  return (
    <>
      <Note tone="ok">
        {receipt.repeated ? words.repeated : words.kept}{' '}
        {caseId === null ? words.reading : <Link to={`/cases/${caseId}`}>{words.open(reference ?? '')}</Link>}
      </Note>
      <ProblemNote error={outcome.error} />
    </>
  );
}
