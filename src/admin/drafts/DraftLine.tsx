/** Since when a draft is kept of the form, or that it could not be; and the way to begin again. */
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import css from './DraftLine.module.css';
import type { Draft } from './useDraft.js';

export function DraftLine({ draft }: { readonly draft: Pick<Draft<object>, 'keeping' | 'resumedFrom' | 'clear'> }) {
  const { words, locale } = useLanguage();
  const { drafts } = words;
  const { keeping, resumedFrom, clear } = draft;
  const told =
    keeping.kind === 'failed'
      ? drafts.notKept
      : keeping.kind === 'kept'
        ? drafts.kept(timeText(keeping.at, 'short', locale))
        : resumedFrom
          ? drafts.resumed(timeText(resumedFrom, 'short', locale))
          : null;
  return (
    <div className={css.line} data-failed={keeping.kind === 'failed' || undefined}>
      <span role="status">{told}</span>
      {told ? (
        <button type="button" onClick={clear}>
          {drafts.clear}
        </button>
      ) : null}
    </div>
  );
}
