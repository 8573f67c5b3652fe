/** A form whose refusal stands beside the fields that it is about, and takes the reader to the first of them. */
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../i18n/language.js';
import { FormProblems, foundIn, labelOf } from './field-problems.js';
import { Note } from './states.js';

interface FormProps {
  /** Of the last attempt. */
  readonly error: unknown;
  readonly onSubmit: (event: FormEvent) => void;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export function Form({ error, onSubmit, className, children }: FormProps) {
  const { states, shell } = useWords();
  const place = useRef<HTMLFormElement>(null);
  const [shown] = useState(() => new Map<string, string>());
  const found = foundIn(error);
  useEffect(() => {
    if (foundIn(error).length > 0) place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  return (
    <FormProblems value={{ found, shown }}>
      <form ref={place} onSubmit={onSubmit} className={className}>
        {found.length > 1 ? (
          <Note>
            <p>{states.toCorrect(found.length)}</p>
            <ul>
              {found.map((each) => (
                <li key={each.pointer}>{shell.pair(labelOf(each, shown) || states.elsewhere, each.detail)}</li>
              ))}
            </ul>
          </Note>
        ) : null}
        {children}
      </form>
    </FormProblems>
  );
}
