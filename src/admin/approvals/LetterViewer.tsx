/** The files that leave, one at a time, each with the fingerprint that this browser found in it. */
import { useQuery } from '@tanstack/react-query';
import { Download, FileText, Paperclip, ShieldAlert, ShieldCheck } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { Button } from '../ui/button.js';
import { saveBytes } from '../ui/save.js';
import { Scroll } from '../ui/scroll.js';
import { Blank, Failure, Loading } from '../ui/states.js';
import { fileQuery, type ShownLetter } from './approval.query.js';
import css from './LetterViewer.module.css';

const PdfPages = lazy(async () => ({ default: (await import('../ui/PdfPages.js')).PdfPages }));

interface Place {
  readonly letter: ShownLetter;
  readonly position: number;
  readonly name: string;
  readonly contentType: string;
  readonly sha256: string;
}

const placesOf = (letters: readonly ShownLetter[]): Place[] =>
  letters.flatMap((letter) =>
    letter.files.map(({ name, contentType, sha256 }, position) => ({ letter, position, name, contentType, sha256 })),
  );

interface LetterViewerProps {
  readonly caseId: string;
  readonly letters: readonly ShownLetter[];
}

export function LetterViewer({ caseId, letters }: LetterViewerProps) {
  const { words } = useLanguage();
  const names = useNames();
  const { approvals } = words;
  const places = placesOf(letters);
  const [chosen, setChosen] = useState(0);
  const place = places[chosen] ?? places[0];
  if (!place) return <Blank title={approvals.nothingLeaves} />;
  return (
    <div className={css.viewer}>
      <div className={css.files}>
        {places.map((each, at) => (
          <button
            key={`${each.letter.id}/${each.position}`}
            type="button"
            aria-pressed={each === place}
            data-enclosed={each.position > 0 || undefined}
            title={each.name}
            onClick={() => setChosen(at)}
          >
            {each.position === 0 ? <FileText size={14} aria-hidden /> : <Paperclip size={14} aria-hidden />}
            <span>{each.position === 0 ? names('letter', each.letter.kind) : each.name}</span>
          </button>
        ))}
      </div>
      <File key={`${place.letter.id}/${place.position}`} caseId={caseId} place={place} />
    </div>
  );
}

function File({ caseId, place }: { readonly caseId: string; readonly place: Place }) {
  const { approvals } = useLanguage().words;
  const { letter, position, name, contentType, sha256 } = place;
  const file = useQuery(fileQuery(caseId, letter.id, position));
  return (
    <>
      {file.error ? <Failure error={file.error} onRetry={() => void file.refetch()} /> : null}
      {file.isPending ? <Loading /> : null}
      {file.data ? <Content name={name} contentType={contentType} bytes={file.data.bytes} /> : null}
      <footer className={css.seal} data-fails={(file.data && file.data.sha256 !== sha256) || undefined}>
        {file.data && file.data.sha256 !== sha256 ? (
          <ShieldAlert size={14} aria-hidden />
        ) : (
          <ShieldCheck size={14} aria-hidden />
        )}
        <span>
          {file.data
            ? file.data.sha256 === sha256
              ? approvals.hashHolds
              : approvals.hashFails
            : approvals.hashPending}
        </span>
        <code title={sha256}>
          {approvals.hash} {sha256}
        </code>
        {file.data ? (
          <Button
            small
            kind="quiet"
            before={<Download size={14} aria-hidden />}
            onClick={() => saveBytes(file.data.bytes, name, contentType)}
          >
            {approvals.download}
          </Button>
        ) : null}
      </footer>
    </>
  );
}

const LONGEST_TEXT = 200_000;

function Content({ name, contentType, bytes }: { name: string; contentType: string; bytes: Uint8Array<ArrayBuffer> }) {
  const { states } = useLanguage().words;
  if (contentType === 'application/pdf') {
    return (
      <Suspense fallback={<Loading />}>
        <PdfPages bytes={bytes} label={name} />
      </Suspense>
    );
  }
  const readable = /^text\/|json|xml/.test(contentType);
  if (!readable) return <Blank icon={<Paperclip size={22} aria-hidden />} title={name} />;
  const text = new TextDecoder().decode(bytes.subarray(0, LONGEST_TEXT));
  return (
    <Scroll className={css.text} label={name}>
      <pre>{text}</pre>
      {bytes.length > LONGEST_TEXT ? <p>{states.cut}</p> : null}
    </Scroll>
  );
}
