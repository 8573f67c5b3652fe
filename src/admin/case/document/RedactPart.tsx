/** The redaction of a PDF of the case: its own bytes, of which the server makes a copy. */
import { useQuery } from '@tanstack/react-query';
import { Failure, Loading } from '../../ui/states.js';
import type { CaseFile } from '../read.js';
import { Redactor } from '../redaction/Redactor.js';
import { bytesQuery } from './PartPages.js';

interface RedactPartProps {
  readonly file: CaseFile;
  readonly messageId: string;
  readonly path: string;
  readonly name: string;
  readonly onClose: () => void;
}

export function RedactPart({ file, messageId, path, name, onClose }: RedactPartProps) {
  const bytes = useQuery(bytesQuery(messageId, path));
  if (bytes.error) return <Failure error={bytes.error} onRetry={() => void bytes.refetch()} />;
  if (!bytes.data) return <Loading />;
  return (
    <Redactor
      caseId={file.id}
      name={name}
      bytes={bytes.data}
      source={{ messageId, path }}
      language={file.language === 'fr' ? 'fr' : 'en'}
      onClose={onClose}
    />
  );
}
