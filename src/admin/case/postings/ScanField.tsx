/** The scan that proves a posting, and the end of the forms that take one. */
import { useWords } from '../../i18n/language.js';
import { Button } from '../../ui/button.js';
import { ChosenFile, FileField } from '../../ui/FileField.js';
import { ProblemNote } from '../../ui/states.js';
import { attachmentsOf } from '../attachments.js';
import css from '../Panel.module.css';
import type { useCommand } from '../read.js';

interface ScanFieldProps {
  readonly label: string;
  readonly scan: File | null;
  readonly onChange: (file: File | null) => void;
}

export function ScanField({ label, scan, onChange }: ScanFieldProps) {
  const { postings: words } = useWords();
  return (
    <div>
      <FileField
        field="evidence"
        label={label}
        help={words.receiptHelp}
        accept="application/pdf,image/png,image/jpeg"
        onChange={([file]) => onChange(file ?? null)}
      />
      {scan ? <ChosenFile file={scan} onRemove={() => onChange(null)} /> : null}
    </div>
  );
}

/** As the API takes it; null where none was given. */
export const evidenceOf = async (scan: File | null) => (scan ? ((await attachmentsOf([scan]))[0] ?? null) : null);

interface ButtonsProps {
  readonly run: ReturnType<typeof useCommand>;
  readonly onClose: () => void;
}

export function Buttons({ run, onClose }: ButtonsProps) {
  const { moves, shell } = useWords();
  return (
    <>
      <ProblemNote error={run.error} />
      <div className={css.buttons}>
        <Button onClick={onClose}>{shell.cancel}</Button>
        <Button kind="primary" type="submit" busy={run.isPending}>
          {moves.submit}
        </Button>
      </div>
    </>
  );
}
