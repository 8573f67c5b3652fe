/** The pages of the letter, and of the form that goes with it, as they would be prepared. */
import { lazy, Suspense, useMemo, useState } from 'react';
import { useLanguage } from '../../i18n/language.js';
import { Loading, Note, ProblemNote } from '../../ui/states.js';
import css from './Prepare.module.css';
import type { Preview } from './writing.js';

const PdfPages = lazy(async () => ({ default: (await import('../../ui/PdfPages.js')).PdfPages }));

interface LetterPreviewProps {
  readonly preview: Preview | undefined;
  readonly error: unknown;
  readonly busy: boolean;
  /** The letter lists its files: it is drawn once they are chosen. */
  readonly lacksFiles: boolean;
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

export function LetterPreview({ preview, error, busy, lacksFiles }: LetterPreviewProps) {
  const { writing } = useLanguage().words;
  const [chosen, setChosen] = useState(0);
  const pages = (preview?.files ?? []).filter(({ contentType }) => contentType === 'application/pdf');
  const page = pages[chosen] ?? pages[0];
  const bytes = useMemo(() => (page ? bytesOf(page.base64) : null), [page]);
  return (
    <section className={css.preview} aria-label={writing.preview} aria-busy={busy}>
      <ProblemNote error={error} />
      {preview && pages.length === 0 ? <Note tone="info">{writing.nothingDrawn}</Note> : null}
      {pages.length > 1 ? (
        <div className={css.pages}>
          {pages.map(({ name }, at) => (
            <button key={name} type="button" aria-pressed={page === pages[at]} onClick={() => setChosen(at)}>
              {name}
            </button>
          ))}
        </div>
      ) : null}
      {lacksFiles ? <Note tone="info">{writing.afterFiles}</Note> : null}
      {!preview && !error && !lacksFiles ? <Loading /> : null}
      {page && bytes ? (
        <Suspense fallback={<Loading />}>
          <PdfPages bytes={bytes} label={page.name} />
        </Suspense>
      ) : null}
    </section>
  );
}
