/** What the preparer changed in the letter, by paragraph: against the version sent back, or else against the standard letter. */
import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../i18n/language.js';
import { Section } from '../ui/page.js';
import { Loading, ProblemNote } from '../ui/states.js';
import { type CaseFile, type Preparation, wordingQuery } from './approval.query.js';
import css from './Decision.module.css';
import { ChangeList } from './Since.js';
import { compareLines, versionBefore } from './versions.js';

export function Wording({ file, preparation }: { readonly file: CaseFile; readonly preparation: Preparation }) {
  const { approvals, writing } = useLanguage().words;
  const now = useQuery(wordingQuery(file.id, preparation.id));
  const before = versionBefore(file.history, preparation.id);
  const old = useQuery({ ...wordingQuery(file.id, before?.preparationId ?? ''), enabled: before !== null });
  const error = now.error ?? old.error;
  if (now.data === null) return null;
  const isRead = now.data !== undefined && (before === null || old.isSuccess);
  return (
    <Section title={writing.changes}>
      <ProblemNote error={error} />
      {isRead || error ? null : <Loading lines={2} />}
      {isRead
        ? now.data.versions.map(({ language, standard, written }) => (
            <div key={language} className={css.pair}>
              <b>{approvals.language[language]}</b>
              <Difference title={writing.againstStandard} none={writing.unchanged} before={standard} after={written} />
              {(old.data?.versions ?? [])
                .filter((version) => version.language === language)
                .map((version) => (
                  <Difference
                    key={language}
                    title={writing.againstBefore}
                    none={writing.sameAsBefore}
                    before={version.written}
                    after={written}
                  />
                ))}
            </div>
          ))
        : null}
    </Section>
  );
}

interface DifferenceProps {
  readonly title: string;
  readonly none: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

function Difference({ title, none, before, after }: DifferenceProps) {
  const changed = compareLines(before, after).filter(({ kind }) => kind !== 'same');
  if (changed.length === 0) return <span className={css.quiet}>{none}</span>;
  return (
    <>
      <span className={css.quiet}>{title}</span>
      <ChangeList label={title} changed={changed} />
    </>
  );
}
