/** What a draft changes: the passages of the law book before and after, and the lines of the file. */
import { useLanguage } from '../i18n/language.js';
import { Section } from '../ui/page.js';
import css from './Upkeep.module.css';
import type { Report } from './upkeep.query.js';

export function Changes({ report }: { readonly report: Extract<Report, { ok: true }> }) {
  const { words, language } = useLanguage();
  const { lawUpkeep, shell } = words;
  const passages = report.passages[language];
  return (
    <Section title={lawUpkeep.changes}>
      {passages.length === 0 ? <p className={css.quiet}>{lawUpkeep.noChange}</p> : null}
      {passages.map(({ page, heading, lost, gained }) => (
        <section key={`${page} ${heading}`} className={css.passage}>
          <h3>{page === heading ? page : shell.pair(page, heading)}</h3>
          <BeforeAfter lost={lost} gained={gained} />
        </section>
      ))}
      <details className={css.passage}>
        <summary>{lawUpkeep.lines}</summary>
        {report.lines.map(({ file, lost, gained }) => (
          <section key={file} className={css.passage}>
            <h3>{file}</h3>
            <BeforeAfter lost={lost} gained={gained} />
          </section>
        ))}
      </details>
    </Section>
  );
}

interface BeforeAfterProps {
  readonly lost: readonly string[];
  readonly gained: readonly string[];
}

/** The words themselves say which is which; colour only helps. */
export function BeforeAfter({ lost, gained }: BeforeAfterProps) {
  const { lawUpkeep } = useLanguage().words;
  const parts = [
    [lawUpkeep.lost, lost, 'lost'],
    [lawUpkeep.gained, gained, 'gained'],
  ] as const;
  return parts.map(([label, sentences, kind]) =>
    sentences.length === 0 ? null : (
      <div key={kind} className={css.side} data-kind={kind}>
        <h4>{label}</h4>
        <ul>
          {[...new Set(sentences)].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    ),
  );
}
