/** Half of what a person chooses a password with, shown to the administrator who asked; the other half to who confirms. */
import { useWords } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { TextField } from '../ui/field.js';
import css from './People.module.css';

interface AskedCodeProps {
  readonly code: string | null;
  readonly onKept: () => void;
}

/** Shown this once: the dialog is left by saying that it was handed over. */
export function AskedCode({ code, onKept }: AskedCodeProps) {
  const { people } = useWords();
  return (
    <Dialog title={people.askedCode} open={code !== null} onClose={onKept} closable={false}>
      <div className={css.form}>
        <p className={css.quiet}>{people.askedCodeText}</p>
        <TextField label={people.askedCodeLabel} value={code ?? ''} onChange={() => undefined} readOnly />
        <Button kind="primary" wide onClick={onKept}>
          {people.firstCodeKept}
        </Button>
      </div>
    </Dialog>
  );
}
