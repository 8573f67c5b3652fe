/** A list narrowed as one types, without marks or capitals. */
import { useDeferredValue, useState } from 'react';
import { TextField } from '../ui/field.js';
import css from './Directory.module.css';

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The entries of which some word begins with what is typed, and the field in which it is. */
export function useSearch<Entry>(entries: readonly Entry[], textOf: (entry: Entry) => string) {
  const [typed, setTyped] = useState('');
  const wanted = plain(useDeferredValue(typed).trim());
  const found = wanted === '' ? entries : entries.filter((entry) => plain(textOf(entry)).includes(wanted));
  return { typed, setTyped, found };
}

interface SearchProps {
  readonly label: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly said: string;
}

export const Search = ({ label, typed, onType, said }: SearchProps) => (
  <div className={css.search}>
    <TextField label={label} type="search" value={typed} onChange={onType} />
    <p className={css.quiet} role="status">
      {said}
    </p>
  </div>
);
