/** The pieces of a case, one at a time: what was read of it with its passages, or the page as its author laid it out. */
import { useQuery } from '@tanstack/react-query';
import { Download, FileText, Mail, Paperclip, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Bilingual } from '../../../domain/kernel/result.js';
import { useMe } from '../../api/session.js';
import { lettersQuery } from '../../approvals/approval.query.js';
import { LetterViewer } from '../../approvals/LetterViewer.js';
import { useLanguage } from '../../i18n/language.js';
import { Scroll } from '../../ui/scroll.js';
import { Blank, Failure, Loading } from '../../ui/states.js';
import type { Passage } from '../passages.js';
import { type CaseDocument, type CaseFile, type DocumentPart, documentsQuery } from '../read.js';
import css from './DocumentPane.module.css';
import { MailFrame } from './MailFrame.js';
import { PartPages } from './PartPages.js';
import { RedactButton, Seal, Views } from './PieceFooter.js';
import { RedactPart } from './RedactPart.js';
import { TextSheet, type TextSheetProps } from './TextSheet.js';

interface DocumentPaneProps {
  readonly file: CaseFile;
  readonly passages: readonly Passage[];
  readonly nameOf: (key: string) => string;
  readonly active: string | null;
  readonly onPick: (key: string) => void;
  /** Opens the letters instead of the documents. */
  readonly letters: boolean;
  readonly onLetters: (open: boolean) => void;
}

/** A part of a message of the case. */
interface Place {
  readonly messageId: string;
  readonly part: DocumentPart;
  /** Facts are read in the first message. */
  readonly first: boolean;
}

const placesOf = (documents: readonly CaseDocument[]): Place[] =>
  documents.flatMap(({ messageId, reading }, at) =>
    (reading?.parts ?? []).map((part) => ({ messageId, part, first: at === 0 })),
  );

const keyOf = ({ messageId, part }: Place): string => `${messageId}/${part.path}`;

/** The piece with the most passages opens first: that is the act. */
function mostCited(places: readonly Place[], passages: readonly Passage[]): Place | undefined {
  const cited = ({ part, first }: Place) =>
    first ? passages.reduce((sum, { spans }) => sum + spans.filter((span) => span.part === part.path).length, 0) : 0;
  return places.reduce<Place | undefined>(
    (best, place) => (best && cited(best) >= cited(place) ? best : place),
    undefined,
  );
}

export function DocumentPane(props: DocumentPaneProps) {
  const { caseFile } = useLanguage().words;
  const mayRead = useMe().actions.includes('message.read');
  const { id, state, locked } = props.file;
  const documents = useQuery({ ...documentsQuery(id, state.messages.length), enabled: mayRead && !locked });
  if (locked) return <Blank title={caseFile.lockedTitle} />;
  if (!mayRead) return <Blank title={caseFile.forbiddenDocument} />;
  if (documents.error) return <Failure error={documents.error} onRetry={() => void documents.refetch()} />;
  if (!documents.data) return <Loading />;
  return <Pieces {...props} documents={documents.data} />;
}

function Pieces({ documents, ...props }: DocumentPaneProps & { readonly documents: readonly CaseDocument[] }) {
  const { file, passages, active, letters, onLetters } = props;
  const { caseFile } = useLanguage().words;
  const written = useQuery(lettersQuery(file.id)).data ?? [];
  const places = placesOf(documents);
  const [chosen, setChosen] = useState<string | null>(null);
  const place = places.find((each) => keyOf(each) === chosen) ?? mostCited(places, passages);
  const target = passages.find(({ key }) => key === active)?.spans[0]?.part;
  const there = places.find(({ part, first }) => first && part.path === target);
  const thereKey = there && keyOf(there);
  // A passage that is picked opens its piece.
  useEffect(() => {
    if (active !== null && thereKey !== undefined) setChosen(thereKey);
  }, [active, thereKey]);
  return (
    <div className={css.viewer}>
      <div className={css.bar}>
        <div className={css.files} role="toolbar" aria-label={caseFile.documents}>
          {places.map((each) => (
            <PlaceButton
              key={keyOf(each)}
              place={each}
              pressed={!letters && each === place}
              onClick={() => {
                setChosen(keyOf(each));
                onLetters(false);
              }}
            />
          ))}
          {written.length > 0 ? (
            <button type="button" aria-pressed={letters} onClick={() => onLetters(true)}>
              <Mail size={14} aria-hidden />
              <span>{caseFile.letters}</span>
            </button>
          ) : null}
        </div>
        <Original document={documents.find(({ messageId }) => messageId === place?.messageId) ?? documents[0]} />
      </div>
      {letters ? <LetterViewer caseId={file.id} letters={written} /> : null}
      {!letters && place ? (
        <Piece key={keyOf(place)} {...props} place={place} {...warningsOf(documents, place)} />
      ) : null}
      {letters || place ? null : <Blank title={caseFile.noDocument}>{caseFile.noDocumentText}</Blank>}
    </div>
  );
}

function warningsOf(documents: readonly CaseDocument[], { messageId, part }: Place) {
  const document = documents.find((each) => each.messageId === messageId);
  const cautions = document?.cautions.filter(({ path }) => path === part.path) ?? [];
  return { cautions, scan: document?.scan ?? { verdict: 'not_scanned' as const, signature: null } };
}

function Original({ document }: { readonly document: CaseDocument | undefined }) {
  const { caseFile } = useLanguage().words;
  if (!document) return null;
  const infected = document.scan.verdict === 'infected';
  const title = infected ? caseFile.originalInfected : caseFile.original;
  const href = `/api/messages/${document.messageId}/original${infected ? '?despite=virus' : ''}`;
  return (
    <a className={css.download} href={href} download aria-label={title} title={title}>
      <Download size={15} aria-hidden />
    </a>
  );
}

interface PlaceButtonProps {
  readonly place: Place;
  readonly pressed: boolean;
  readonly onClick: () => void;
}

function PlaceButton({ place: { part }, pressed, onClick }: PlaceButtonProps) {
  const { caseFile } = useLanguage().words;
  const Icon = part.contentType === 'application/pdf' ? FileText : part.attachment ? Paperclip : Mail;
  const name = part.name ?? (part.attachment ? part.contentType : caseFile.message);
  const kind = part.contentType === 'text/html' && !part.attachment ? `${name} (HTML)` : name;
  return (
    <button type="button" aria-pressed={pressed} title={kind} onClick={onClick}>
      <Icon size={14} aria-hidden />
      <span>{kind}</span>
    </button>
  );
}

interface PieceProps extends Omit<DocumentPaneProps, 'letters' | 'onLetters'> {
  readonly place: Place;
  readonly cautions: readonly Bilingual[];
  readonly scan: CaseDocument['scan'];
}

const laidOut = ({ contentType }: DocumentPart): 'pdf' | 'html' | null =>
  contentType === 'application/pdf' ? 'pdf' : contentType === 'text/html' ? 'html' : null;

function Piece(props: PieceProps) {
  const { caseFile } = useLanguage().words;
  const [redacting, setRedacting] = useState(false);
  const { file, place } = props;
  const { part, messageId } = place;
  const mayRedact = useMe().actions.includes('case.prepare') && laidOut(part) === 'pdf';
  if (!redacting) return <ReadPiece {...props} onRedact={mayRedact ? () => setRedacting(true) : null} />;
  const name = part.name ?? caseFile.message;
  return (
    <RedactPart file={file} messageId={messageId} path={part.path} name={name} onClose={() => setRedacting(false)} />
  );
}

interface ReadPieceProps extends PieceProps {
  /** Null for a user who prepares nothing, and for a file that is no PDF. */
  readonly onRedact: (() => void) | null;
}

function ReadPiece({ file, place, passages, nameOf, active, onPick, cautions, scan, onRedact }: ReadPieceProps) {
  const { caseFile } = useLanguage().words;
  const { part, messageId, first } = place;
  const layout = laidOut(part);
  const [asText, setAsText] = useState(part.text !== null && (layout !== 'html' || passages.length > 0));
  const here = first ? passages.filter(({ spans }) => spans.some((span) => span.part === part.path)) : [];
  const shown = asText || layout === null ? 'text' : layout;
  const title = part.name ?? caseFile.message;
  const sheet = { part, language: file.language, passages: here, nameOf, active, onPick };
  return (
    <>
      <Warnings cautions={cautions} scan={scan} />
      <Scroll className={css.desk} label={title}>
        {shown === 'html' ? <MailFrame messageId={messageId} path={part.path} /> : null}
        {shown === 'pdf' ? <PartPages messageId={messageId} path={part.path} /> : null}
        {shown === 'text' ? <AsText {...sheet} /> : null}
      </Scroll>
      <Seal part={part} scan={scan} shown={shown} cited={here.length}>
        {onRedact ? <RedactButton onClick={onRedact} /> : null}
        {layout !== null && part.text !== null ? <Views asText={asText} onChange={setAsText} /> : null}
      </Seal>
    </>
  );
}

function Warnings({ cautions, scan }: Pick<PieceProps, 'cautions' | 'scan'>) {
  const { words, say } = useLanguage();
  const virus = scan.signature === null ? [] : [words.caseFile.infected(scan.signature)];
  return [...virus, ...cautions.map(say)].map((sentence) => (
    <p key={sentence} className={css.caution}>
      <TriangleAlert size={14} aria-hidden />
      {sentence}
    </p>
  ));
}

function AsText(props: Omit<TextSheetProps, 'text'>) {
  const { caseFile } = useLanguage().words;
  const { text } = props.part;
  return text === null ? <Blank title={caseFile.unreadPart} /> : <TextSheet {...props} text={text} />;
}
