import { useWords } from '../../i18n/language.js';
import css from './DocumentPane.module.css';

/** A mail as its sender laid it out, in a frame without any right; the server sends it under a policy of its own. */
export function MailFrame({ messageId, path }: { readonly messageId: string; readonly path: string }) {
  const { caseFile } = useWords();
  return (
    <iframe
      className={css.mail}
      src={`/api/messages/${messageId}/page?path=${encodeURIComponent(path)}`}
      sandbox=""
      referrerPolicy="no-referrer"
      title={caseFile.mailFrame}
    />
  );
}
