/** What colleagues did to the case while a form was open: the form is sent over it only by a button that says so. */
import type { ReactNode } from 'react';
import { useMe } from '../api/session.js';
import { useWords } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { Note } from '../ui/states.js';
import { valuesBefore } from './fact-changes.js';
import { Entry } from './Journal.js';
import journalCss from './Journal.module.css';
import { meanwhile } from './look-again.js';
import css from './Panel.module.css';
import { type CaseFile, useCommand } from './read.js';

/** One action from a form, on the version of the case that the person saw when they began to fill it in. */
export function useFormCommand(file: CaseFile, onDone: () => void, opened: number) {
  const me = useMe().person.id;
  const run = useCommand(file.id, onDone);
  const before = valuesBefore(file.history);
  const shown = meanwhile(file.history, opened, me).map((each) => ({ ...each, before: before.get(each.at) }));
  return { ...run, caseId: file.id, meanwhile: shown };
}
export type FormCommand = ReturnType<typeof useFormCommand>;

export function Meanwhile({ run, children }: { readonly run: FormCommand; readonly children?: ReactNode }) {
  const { conflict } = useWords();
  if (run.meanwhile.length === 0) return null;
  return (
    <Note tone="warn">
      <p role="status">{conflict.meanwhile}</p>
      <ul className={journalCss.meanwhile}>
        {run.meanwhile.map(({ entry, at, before }) => (
          <Entry key={at} caseId={run.caseId} entry={entry} before={before} />
        ))}
      </ul>
      {children}
    </Note>
  );
}

interface FormButtonsProps {
  readonly run: FormCommand;
  readonly onClose: () => void;
  readonly submit: string;
  /** Other buttons, before them. */
  readonly children?: ReactNode;
}

/** Once a colleague acted, the button that sends has another name: a click meant for the first one sends nothing over it. */
export function FormButtons({ run, onClose, submit, children }: FormButtonsProps) {
  const { conflict, shell } = useWords();
  const late = run.meanwhile.length;
  return (
    <div className={css.buttons}>
      {children}
      <Button onClick={onClose}>{late > 0 ? conflict.keepTheirs : shell.cancel}</Button>
      <Button key={late} kind="primary" type="submit" busy={run.isPending}>
        {late > 0 ? conflict.sendAnyway : submit}
      </Button>
    </div>
  );
}
