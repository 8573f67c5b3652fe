/** To which target a chosen file belongs. */
import { useWords } from '../../i18n/language.js';
import { SelectField } from '../../ui/field.js';
import { type FileOf, isProduced, type TargetRow } from './targets.js';

interface FileTargetProps {
  readonly file: File;
  readonly owner: FileOf;
  readonly rows: readonly TargetRow[];
  readonly onChange: (owner: FileOf) => void;
}

export function FileTarget({ file, owner, rows, onChange }: FileTargetProps) {
  const { disclosure, caseFile } = useWords();
  const produced = rows.flatMap((row, at) =>
    isProduced(row) ? [[row.key, row.name.trim() || disclosure.added(at + 1)] as const] : [],
  );
  return (
    <SelectField
      label={disclosure.ofFile(file.name)}
      value={owner}
      choices={[['', caseFile.chooseQuality], ['all', disclosure.allTargets], ...produced]}
      onChange={onChange}
      required
    />
  );
}
