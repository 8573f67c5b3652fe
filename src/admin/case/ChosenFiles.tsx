/** The files of this computer that are to be enclosed; a PDF among them can be redacted before it is. */
import { useQuery } from '@tanstack/react-query';
import { EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { FileField } from '../ui/FileField.js';
import { Failure, Loading } from '../ui/states.js';
import { base64Of } from './attachments.js';
import lettersCss from './Letters.module.css';
import type { CaseFile } from './read.js';
import { copyName } from './redaction/CopyView.js';
import { Redactor } from './redaction/Redactor.js';

interface FilesFieldProps extends ChosenFilesProps {
  readonly label: string;
  readonly help: string;
  readonly required: boolean;
  readonly onChange: (files: readonly File[]) => void;
}

export function FilesField({ label, help, required, onChange, ...chosen }: FilesFieldProps) {
  return (
    <>
      <FileField
        field="attachments"
        label={label}
        help={help}
        multiple
        required={required && chosen.files.length === 0}
        onChange={onChange}
      />
      <ChosenFiles {...chosen} />
    </>
  );
}

interface ChosenFilesProps {
  readonly files: readonly File[];
  readonly onRedact: (file: File) => void;
  /** What else is asked of a file. */
  readonly ofFile?: ((file: File) => ReactNode) | undefined;
}

function ChosenFiles({ files, onRedact, ofFile }: ChosenFilesProps) {
  const { redaction } = useWords();
  if (files.length === 0) return null;
  return (
    <ul className={lettersCss.chosen}>
      {files.map((file) => (
        <li key={`${file.name} ${file.lastModified}`}>
          <span>{file.name}</span>
          {file.type === 'application/pdf' ? (
            <Button small before={<EyeOff size={13} aria-hidden />} onClick={() => onRedact(file)}>
              {redaction.open}
              <span className="sr"> {file.name}</span>
            </Button>
          ) : null}
          {ofFile?.(file)}
        </li>
      ))}
    </ul>
  );
}

interface RedactFileProps {
  readonly caseFile: CaseFile;
  readonly file: File;
  readonly onCopy: (copy: File) => void;
  readonly onClose: () => void;
}

export function RedactFile({ caseFile, file, onCopy, onClose }: RedactFileProps) {
  const { redaction } = useWords();
  const read = useQuery({
    queryKey: ['chosen-file', file.name, file.size, file.lastModified],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: async () => ({ bytes: new Uint8Array(await file.arrayBuffer()), base64: await base64Of(file) }),
  });
  return (
    <Dialog title={redaction.ofFile(file.name)} open onClose={onClose} wide="full">
      {read.error ? <Failure error={read.error} /> : null}
      {read.isPending ? <Loading /> : null}
      {read.data ? (
        <div className={lettersCss.redacted}>
          <Redactor
            caseId={caseFile.id}
            name={file.name}
            bytes={read.data.bytes}
            source={{ base64: read.data.base64 }}
            language={caseFile.language === 'fr' ? 'fr' : 'en'}
            onClose={onClose}
            onCopy={({ bytes }) => {
              onCopy(new File([bytes], copyName(file.name, redaction.copy), { type: 'application/pdf' }));
              onClose();
            }}
          />
        </div>
      ) : null}
    </Dialog>
  );
}
