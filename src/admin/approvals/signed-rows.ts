/** Exactly what a signature over a preparation covers, as the person reads it before they sign. */
import type { ApproverRole } from '../../domain/law/vocabulary.js';
import type { Shown } from '../api/signing.js';
import { useWords } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import type { CaseFile, Preparation, ShownLetter } from './approval.query.js';

interface Signed {
  readonly file: CaseFile;
  readonly preparation: Preparation;
  readonly letters: readonly ShownLetter[];
  /** As its button says it. */
  readonly act: string;
  readonly role?: ApproverRole;
}

export function useSignedRows(): (signed: Signed) => Shown[] {
  const { signing, approvals } = useWords();
  const names = useNames();
  return ({ file, preparation, letters, act, role }) => [
    { label: signing.act, value: act },
    { label: signing.case, value: file.reference },
    ...letters
      .filter(({ id }) => preparation.letters.some((letter) => letter.id === id))
      .map(({ kind, recipient }) => ({ label: names('letter', kind), value: `${approvals.to} ${recipient}` })),
    ...(role ? [{ label: signing.role, value: names('role', role) }] : []),
    { label: signing.fingerprint, value: preparation.payload, code: true },
  ];
}
