/** Files of this computer, under a button in the language of the desk: the browser's own speaks its own. */
import { Paperclip, X } from 'lucide-react';
import { useId } from 'react';
import { useWords } from '../i18n/language.js';
import css from './FileField.module.css';
import { useFieldProblem } from './field-problems.js';

interface FileFieldProps {
  readonly label: string;
  readonly help?: string;
  /** As the request names what it holds. */
  readonly field?: string;
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly required?: boolean;
  readonly onChange: (files: readonly File[]) => void;
}

export function FileField({ label, help, field, onChange, ...input }: FileFieldProps) {
  const { files: words } = useWords();
  const wrong = useFieldProblem(field, label);
  const id = useId();
  return (
    <div className={css.field}>
      <label>
        <b>{label}</b>
        {help ? <small>{help}</small> : null}
        <span className={css.choose}>
          <Paperclip size={14} aria-hidden />
          {input.multiple ? words.chooseSeveral : words.choose}
        </span>
        <input
          type="file"
          {...input}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? id : undefined}
          // The same file is chosen again after it was corrected or taken back: without this, no change is reported.
          onClick={(event) => {
            event.currentTarget.value = '';
          }}
          onChange={(event) => onChange([...(event.currentTarget.files ?? [])])}
        />
      </label>
      {wrong ? (
        <p id={id} className={css.wrong}>
          {wrong}
        </p>
      ) : null}
    </div>
  );
}

/** What was chosen, and the way to take it back. */
export function ChosenFile({ file, onRemove }: { readonly file: File; readonly onRemove: () => void }) {
  const { files: words } = useWords();
  return (
    <p className={css.chosen}>
      <span>{file.name}</span>
      <button type="button" onClick={onRemove} aria-label={words.remove(file.name)}>
        <X size={14} aria-hidden />
      </button>
    </p>
  );
}
