/** Which bytes a piece of a case is made of, what the antivirus said of them, and how they are shown. */
import { EyeOff, ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLanguage } from '../../i18n/language.js';
import type { CaseDocument, DocumentPart } from '../read.js';
import css from './PieceFooter.module.css';

interface SealProps {
  readonly part: DocumentPart;
  readonly scan: CaseDocument['scan'];
  readonly shown: 'text' | 'pdf' | 'html';
  readonly cited: number;
  readonly children: ReactNode;
}

/** Which bytes these are, by their fingerprint. */
export function Seal({ part: { sha256 }, scan, shown, cited, children }: SealProps) {
  const { caseFile } = useLanguage().words;
  return (
    <footer className={css.seal}>
      <ShieldCheck size={13} aria-hidden />
      <span>{shown === 'html' ? caseFile.mailSafe : caseFile.sealed}</span>
      {sha256 ? (
        <span className={css.hash} title={sha256}>
          SHA-256 <code>{sha256.slice(0, 12)}…</code>
        </span>
      ) : null}
      <span>{caseFile.scans[scan.verdict]}</span>
      <span className={css.space} />
      {shown === 'text' && cited > 0 ? <span className={css.cited}>{caseFile.passages(cited)}</span> : null}
      {children}
    </footer>
  );
}

export function Views({
  asText,
  onChange,
}: {
  readonly asText: boolean;
  readonly onChange: (asText: boolean) => void;
}) {
  const { caseFile } = useLanguage().words;
  return (
    <fieldset className={css.views}>
      <legend className="sr">{caseFile.view}</legend>
      <button type="button" aria-pressed={asText} onClick={() => onChange(true)}>
        {caseFile.asText}
      </button>
      <button type="button" aria-pressed={!asText} onClick={() => onChange(false)}>
        {caseFile.asPage}
      </button>
    </fieldset>
  );
}

export function RedactButton({ onClick }: { readonly onClick: () => void }) {
  const { redaction } = useLanguage().words;
  return (
    <button type="button" className={css.act} onClick={onClick}>
      <EyeOff size={13} aria-hidden />
      {redaction.open}
    </button>
  );
}
