/** The letters by post of what was released: printed, recorded as posted, and acknowledged. */

import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useNameOf } from '../../api/colleagues.js';
import { noteIn, notesQuery } from '../../api/notes.js';
import type { ShownLetter } from '../../approvals/approval.query.js';
import { useWords } from '../../i18n/language.js';
import { useNames } from '../../i18n/vocabulary.js';
import { Time } from '../../ui/bits.js';
import { Button } from '../../ui/button.js';
import { Note } from '../../ui/states.js';
import css from '../Panel.module.css';
import { type CaseFile, isOpen } from '../read.js';
import { AcknowledgementDialog } from './AcknowledgementDialog.js';
import { PostingDialog } from './PostingDialog.js';
import postingsCss from './Postings.module.css';

interface PostingsProps {
  readonly file: CaseFile;
  readonly letters: readonly ShownLetter[];
}

export function Postings({ file, letters }: PostingsProps) {
  const posted = (file.state.postings ?? []).filter(({ letterId }) => letters.some(({ id }) => id === letterId));
  return (
    <>
      {letters
        .filter(({ delivery }) => delivery === 'to_post')
        .map((letter) => (
          <ToPost key={letter.id} file={file} letter={letter} />
        ))}
      {posted.map((posting) => (
        <Posted key={posting.letterId} file={file} posting={posting} />
      ))}
    </>
  );
}

function ToPost({ file, letter }: { readonly file: CaseFile; readonly letter: ShownLetter }) {
  const { postings: words } = useWords();
  const [recording, setRecording] = useState(false);
  const enclosed = letter.files.length - 1;
  return (
    <Note tone="warn">
      <p>{words.waits}</p>
      <address className={postingsCss.address}>{letter.recipient}</address>
      {isOpen(file, 'post_letter') ? (
        <div className={postingsCss.acts}>
          <a className={css.link} href={`/api/cases/${file.id}/letters/${letter.id}/print`} download>
            <Printer size={14} aria-hidden /> {words.print}
          </a>
          <Button small kind="primary" onClick={() => setRecording(true)}>
            {words.record}
          </Button>
        </div>
      ) : null}
      {enclosed > 0 ? <p className={css.quiet}>{words.enclosed(enclosed)}</p> : null}
      {recording ? <PostingDialog file={file} letterId={letter.id} onClose={() => setRecording(false)} /> : null}
    </Note>
  );
}

type Posting = NonNullable<CaseFile['state']['postings']>[number];

function Posted({ file, posting }: { readonly file: CaseFile; readonly posting: Posting }) {
  const { postings: words, shell } = useWords();
  const names = useNames();
  const nameOf = useNameOf();
  const notes = useQuery(notesQuery(file.id)).data;
  const [recording, setRecording] = useState(false);
  const { letterId, manner, postedAt, by, noteId, acknowledged } = posting;
  const tracking = noteIn(notes, noteId)?.details.tracking;
  return (
    <div className={postingsCss.posted}>
      <p>
        <b>{words.sent}</b> <Time at={postedAt} /> · {names('postManner', manner)} · {words.by(nameOf(by))}
      </p>
      {tracking ? <p className={css.quiet}>{shell.pair(words.tracking, tracking)}</p> : null}
      <Evidence file={file} noteId={noteId} label={words.evidence} />
      {acknowledged ? (
        <>
          <p>
            <b>{acknowledged.received ? words.received : words.returned}</b> <Time at={acknowledged.at} />
          </p>
          <Evidence file={file} noteId={acknowledged.noteId} label={words.proof} />
        </>
      ) : isOpen(file, 'acknowledge_posting') ? (
        <button type="button" className={css.link} onClick={() => setRecording(true)}>
          {words.acknowledge}
        </button>
      ) : null}
      {recording ? <AcknowledgementDialog file={file} letterId={letterId} onClose={() => setRecording(false)} /> : null}
    </div>
  );
}

/** A scan, where the entry says that one was given. */
function Evidence({
  file,
  noteId,
  label,
}: {
  readonly file: CaseFile;
  readonly noteId: string;
  readonly label: string;
}) {
  const given = file.history.some(({ data }) => data.noteId === noteId && data.evidence !== undefined);
  if (!given) return null;
  return (
    <a className={css.link} href={`/api/cases/${file.id}/postings/${noteId}/evidence`} download>
      {label}
    </a>
  );
}
