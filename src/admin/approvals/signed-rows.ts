/** Exactly what a signature over a preparation covers, as the person reads it before they sign. */
import type { ApproverRole } from '../../domain/law/vocabulary.js';
import type { Shown } from '../api/signing.js';
import { useLanguage } from '../i18n/language.js';
import { sizeText } from '../i18n/size.js';
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

const channelOf = (protection: ShownLetter['protection']): 'plain' | 'signed' | 'encrypted' => {
  if (!protection || (!protection.signed && protection.unencrypted)) return 'plain';
  return protection.unencrypted ? 'signed' : 'encrypted';
};

export function useSignedRows(): (signed: Signed) => Shown[] {
  const { words, locale } = useLanguage();
  const { signing, approvals } = words;
  const names = useNames();
  /** To whom a letter goes, how, and each of its files. */
  const leaving = ({ kind, recipient, post, protection, files }: ShownLetter): Shown[] => [
    { label: names('letter', kind), value: `${approvals.to} ${recipient.replaceAll('\n', ', ')}` },
    { label: signing.channel, value: signing.channels[post ? 'post' : channelOf(protection)] },
    ...files.map(({ name, size, sha256 }) => ({
      ...{ label: `${name} (${sizeText(size, locale)})`, value: sha256, code: true as const },
    })),
  ];
  return ({ file, preparation, letters, act, role }) => [
    { label: signing.act, value: act },
    { label: signing.case, value: file.reference },
    ...letters.filter(({ id }) => preparation.letters.some((letter) => letter.id === id)).flatMap(leaving),
    ...(role ? [{ label: signing.role, value: names('role', role) }] : []),
    { label: signing.whole, value: preparation.payload, code: true },
  ];
}
