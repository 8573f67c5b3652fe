/** The copy as it would leave, and what two readings of it found: the server's before it gave it out, and this browser's. */
import { Download } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useWords } from '../../i18n/language.js';
import { Button } from '../../ui/button.js';
import { saveBytes } from '../../ui/save.js';
import { Loading, Note } from '../../ui/states.js';
import css from './Redactor.module.css';
import type { Copy } from './redaction.query.js';
import type { Zone } from './zones.js';

const PdfPages = lazy(async () => ({ default: (await import('../../ui/PdfPages.js')).PdfPages }));

/** The name under which the copy of a file is kept and enclosed. */
export const copyName = (name: string, word: string): string => `${name.replace(/\.pdf$/i, '')} (${word}).pdf`;

interface CopyViewProps {
  readonly name: string;
  readonly copy: Copy;
  readonly zones: readonly Zone[];
  readonly onAgain: () => void;
  readonly onClose: () => void;
  readonly onCopy: ((copy: Copy) => void) | undefined;
}

export function CopyView({ name, copy, zones, onAgain, onClose, onCopy }: CopyViewProps) {
  const { redaction } = useWords();
  const holds = copy.same && copy.characters === 0;
  return (
    <div className={css.redactor}>
      <div className={css.proof} role="status">
        <Note tone={holds ? 'ok' : 'crit'}>
          <p>
            <b>{holds ? redaction.holds : redaction.fails}</b>
          </p>
          <ul className={css.sentences}>
            <li>{redaction.serverRead(zones.length)}</li>
            <li>{redaction.readHere(copy.characters, copy.pages)}</li>
            <li>
              {copy.same ? redaction.same : redaction.notSame} <code>{copy.sha256}</code>
            </li>
          </ul>
        </Note>
      </div>
      <Suspense fallback={<Loading />}>
        <PdfPages bytes={copy.bytes} label={copyName(name, redaction.copy)} />
      </Suspense>
      <div className={css.foot}>
        <p className={css.quiet}>{onCopy ? redaction.useText : redaction.keepText}</p>
        <div className={css.buttons}>
          <Button onClick={onAgain}>{redaction.again}</Button>
          <Button
            before={<Download size={14} aria-hidden />}
            onClick={() => saveBytes(copy.bytes, copyName(name, redaction.copy), 'application/pdf')}
          >
            {redaction.download}
          </Button>
          {onCopy ? (
            <Button kind="primary" disabled={!holds} onClick={() => onCopy(copy)}>
              {redaction.use}
            </Button>
          ) : (
            <Button kind="primary" onClick={onClose}>
              {redaction.done}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
