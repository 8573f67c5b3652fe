/** The pieces of the case as they were read, one at a time; the bytes are for download. */
import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { TextSheet } from '../case/document/TextSheet.js';
import { useLanguage } from '../i18n/language.js';
import { Scroll } from '../ui/scroll.js';
import { Blank, Failure, Loading } from '../ui/states.js';
import css from './Counsel.module.css';
import { briefDocumentsQuery } from './counsel.query.js';

export function BriefDocuments({ caseId }: { readonly caseId: string }) {
  const { caseFile, counsel } = useLanguage().words;
  const documents = useQuery(briefDocumentsQuery(caseId));
  const [chosen, setChosen] = useState(0);
  if (documents.error) return <Failure error={documents.error} onRetry={() => void documents.refetch()} />;
  if (!documents.data) return <Loading />;
  const pieces = documents.data.flatMap(({ messageId, reading }) =>
    (reading?.parts ?? []).map((part) => ({ messageId, part })),
  );
  const piece = pieces[chosen];
  if (!piece) return <Blank title={caseFile.noDocument}>{caseFile.noDocumentText}</Blank>;
  const { messageId, part } = piece;
  const nameOf = ({ name, attachment, contentType }: typeof part) =>
    name ?? (attachment ? contentType : caseFile.message);
  return (
    <>
      <div className={css.parts} role="toolbar" aria-label={counsel.documents}>
        {pieces.map((each, at) => (
          <button
            key={`${each.messageId}/${each.part.path}`}
            type="button"
            aria-pressed={at === chosen}
            onClick={() => setChosen(at)}
          >
            {nameOf(each.part)}
          </button>
        ))}
      </div>
      <Scroll className={css.sheet} label={nameOf(part)}>
        {part.text === null ? (
          <Blank title={caseFile.unreadPart} />
        ) : (
          <TextSheet
            part={part}
            text={part.text}
            language={null}
            passages={[]}
            nameOf={String}
            active={null}
            onPick={() => undefined}
          />
        )}
      </Scroll>
      <a
        className={css.download}
        href={`/api/briefs/${caseId}/messages/${messageId}/part?path=${encodeURIComponent(part.path)}`}
        download={nameOf(part)}
      >
        <Download size={15} aria-hidden />
        {counsel.download}
      </a>
    </>
  );
}
