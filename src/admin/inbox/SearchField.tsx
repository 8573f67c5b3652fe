/** Words searched for; they travel sealed, so that neither the address nor a log holds them. */
import { useMutation } from '@tanstack/react-query';
import { Search, X } from 'lucide-react';
import { type Ref, useEffect, useState } from 'react';
import { useWords } from '../i18n/language.js';
import css from './SearchField.module.css';
import { sealSearch } from './search.js';

interface SearchFieldProps {
  /** What is searched for now, as the server opened it. */
  readonly text: string | null;
  /** The sealed search; none when it is cleared. */
  readonly onSearch: (sealed: readonly string[]) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

export function SearchField({ text, onSearch, ref }: SearchFieldProps) {
  const { inbox } = useWords();
  const [written, setWritten] = useState(text ?? '');
  useEffect(() => setWritten(text ?? ''), [text]);
  const sealing = useMutation({
    mutationFn: sealSearch,
    onSuccess: (sealed) => onSearch([sealed]),
  });
  const clear = () => {
    setWritten('');
    onSearch([]);
  };
  return (
    <search className={css.search}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (written.trim() === '') return clear();
          sealing.mutate(written.trim());
        }}
      >
        <Search size={15} aria-hidden />
        <input
          ref={ref}
          type="search"
          value={written}
          aria-label={inbox.searchLabel}
          placeholder={inbox.search}
          maxLength={300}
          aria-invalid={sealing.isError || undefined}
          onChange={(event) => setWritten(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              clear();
              event.currentTarget.blur();
            }
          }}
        />
        {written === '' ? (
          <kbd aria-hidden>/</kbd>
        ) : (
          <button type="button" onClick={clear} aria-label={inbox.clearSearch}>
            <X size={14} aria-hidden />
          </button>
        )}
      </form>
      {sealing.error ? <p role="alert">{sealing.error.message}</p> : null}
    </search>
  );
}
