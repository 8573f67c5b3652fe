/** What changed since the version that was reviewed before: letters that came or went, and their lines. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { Time } from '../ui/bits.js';
import { Loading, ProblemNote } from '../ui/states.js';
import { type CaseFile, fileQuery, type Preparation } from './approval.query.js';
import css from './Decision.module.css';
import { compareLines, type Line, pairLetters, versionBefore } from './versions.js';

export function Since({ file, preparation }: { readonly file: CaseFile; readonly preparation: Preparation }) {
  const { words } = useLanguage();
  const names = useNames();
  const { approvals } = words;
  const before = versionBefore(file.history, preparation.id);
  if (!before) return <p className={css.quiet}>{approvals.firstReview}</p>;
  return (
    <>
      <p className={css.quiet}>
        {approvals.comparedWith} <Time at={before.at} />
      </p>
      {before.action === preparation.action ? null : (
        <p className={css.small}>{approvals.otherAction(names('action', before.action))}</p>
      )}
      {pairLetters(before.letters, preparation.letters).map(({ kind, before: old, after }) => (
        <div key={kind} className={css.pair}>
          <b>{names('letter', kind)}</b>
          {old && after ? (
            <Changes caseId={file.id} before={old.id} after={after.id} />
          ) : (
            <span className={css.quiet}>{after ? approvals.newLetter : approvals.goneLetter}</span>
          )}
        </div>
      ))}
    </>
  );
}

function Changes({ caseId, before, after }: { caseId: string; before: string; after: string }) {
  const { approvals } = useLanguage().words;
  const [old, current] = [useQuery(textQuery(caseId, before)), useQuery(textQuery(caseId, after))];
  const error = old.error ?? current.error;
  if (error) return <ProblemNote error={error} />;
  if (!old.data || !current.data) return <Loading lines={2} />;
  const changed = compareLines(old.data, current.data).filter(({ kind }) => kind !== 'same');
  if (changed.length === 0) return <span className={css.quiet}>{approvals.sameText}</span>;
  return (
    <>
      <span className={css.quiet}>{approvals.changedText(changed.length)}</span>
      <ChangeList label={approvals.changedText(changed.length)} changed={changed} />
    </>
  );
}

export function ChangeList({ label, changed }: { readonly label: string; readonly changed: readonly Line[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <ul className={css.changes} aria-label={label} tabIndex={0}>
      {changed.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same
        <Change key={at} line={line} />
      ))}
    </ul>
  );
}

function Change({ line: { kind, text } }: { readonly line: Line }) {
  const { approvals } = useLanguage().words;
  const Mark = kind === 'added' ? 'ins' : 'del';
  return (
    <li data-kind={kind}>
      <span className="sr">{kind === 'added' ? approvals.added : approvals.removed} : </span>
      <Mark>{text}</Mark>
    </li>
  );
}

/** The words of a letter, taken from the very file that leaves. */
const textQuery = (caseId: string, letterId: string) =>
  queryOptions({
    queryKey: ['letter-text', caseId, letterId],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ client: queries }): Promise<string[]> => {
      const { bytes } = await queries.fetchQuery(fileQuery(caseId, letterId, 0));
      const { linesOf, openPdf } = await import('../ui/pdf.js');
      const document = await openPdf(bytes);
      const lines = await linesOf(document);
      void document.loadingTask.destroy();
      return lines;
    },
  });
