/** The pieces of a case, one at a time: what was read of it with its passages, or the page as its author laid it out. */
import { useQuery } from '@tanstack/react-query';
import { Download, EyeOff, FileText, Mail, Paperclip, ShieldCheck, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useMe } from '../../api/session.js';
import { lettersQuery } from '../../approvals/approval.query.js';
import { LetterViewer } from '../../approvals/LetterViewer.js';
import { useLanguage } from '../../i18n/language.js';
import { Blank, Failure, Loading } from '../../ui/states.js';
import type { Passage } from '../passages.js';
import { type CaseDocument, type CaseFile, type DocumentPart, documentsQuery } from '../read.js';
import css from './DocumentPane.module.css';
import { MailFrame } from './MailFrame.js';
import { PartPages } from './PartPages.js';
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
  const documents = useQuery({ ...documentsQuery(props.file.id, props.file.state.messages.length), enabled: mayRead });
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
        <a
          className={css.download}
          href={`/api/messages/${place?.messageId ?? file.state.messages[0]}/original`}
          download
          aria-label={caseFile.original}
          title={caseFile.original}
        >
          <Download size={15} aria-hidden />
        </a>
      </div>
      {letters ? <LetterViewer caseId={file.id} letters={written} /> : null}
      {!letters && place ? (
        <Piece key={keyOf(place)} {...props} place={place} cautions={cautionsOf(documents, place)} />
      ) : null}
      {letters || place ? null : <Blank title={caseFile.noDocument}>{caseFile.noDocumentText}</Blank>}
    </div>
  );
}

const cautionsOf = (documents: readonly CaseDocument[], { messageId, part }: Place) =>
  documents.find((each) => each.messageId === messageId)?.cautions.filter(({ path }) => path === part.path) ?? [];

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
  readonly cautions: readonly { readonly fr: string; readonly en: string }[];
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
  /** Null for whoever prepares nothing, and for what is no PDF. */
  readonly onRedact: (() => void) | null;
}

function ReadPiece({ file, place, passages, nameOf, active, onPick, cautions, onRedact }: ReadPieceProps) {
  const { words, say } = useLanguage();
  const { caseFile } = words;
  const { part, messageId, first } = place;
  const layout = laidOut(part);
  const [asText, setAsText] = useState(part.text !== null && (layout !== 'html' || passages.length > 0));
  const here = first ? passages.filter(({ spans }) => spans.some((span) => span.part === part.path)) : [];
  const shown = asText || layout === null ? 'text' : layout;
  const title = part.name ?? caseFile.message;
  const sheet = { part, language: file.language, passages: here, nameOf, active, onPick };
  return (
    <>
      {cautions.map((caution) => (
        <p key={caution.fr} className={css.caution}>
          <TriangleAlert size={14} aria-hidden />
          {say(caution)}
        </p>
      ))}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by its focus */}
      <section className={css.desk} aria-label={title} tabIndex={0}>
        {shown === 'html' ? <MailFrame messageId={messageId} path={part.path} /> : null}
        {shown === 'pdf' ? <PartPages messageId={messageId} path={part.path} /> : null}
        {shown === 'text' ? <AsText {...sheet} /> : null}
      </section>
      <Seal part={part} shown={shown} cited={here.length}>
        {onRedact ? <RedactButton onClick={onRedact} /> : null}
        {layout !== null && part.text !== null ? <Views asText={asText} onChange={setAsText} /> : null}
      </Seal>
    </>
  );
}

function RedactButton({ onClick }: { readonly onClick: () => void }) {
  const { redaction } = useLanguage().words;
  return (
    <button type="button" className={css.act} onClick={onClick}>
      <EyeOff size={13} aria-hidden />
      {redaction.open}
    </button>
  );
}

function AsText(props: Omit<TextSheetProps, 'text'>) {
  const { caseFile } = useLanguage().words;
  const { text } = props.part;
  return text === null ? <Blank title={caseFile.unreadPart} /> : <TextSheet {...props} text={text} />;
}

interface SealProps {
  readonly part: DocumentPart;
  readonly shown: 'text' | 'pdf' | 'html';
  readonly cited: number;
  readonly children: ReactNode;
}

/** Which bytes these are, by their fingerprint. */
function Seal({ part: { sha256 }, shown, cited, children }: SealProps) {
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
      <span className={css.space} />
      {shown === 'text' && cited > 0 ? <span className={css.cited}>{caseFile.passages(cited)}</span> : null}
      {children}
    </footer>
  );
}

function Views({ asText, onChange }: { readonly asText: boolean; readonly onChange: (asText: boolean) => void }) {
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
