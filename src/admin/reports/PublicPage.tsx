/** The public page as it would be with an edition, before people sign it off and publish it. */
import { useLanguage } from '../i18n/language.js';
import { Scroll } from '../ui/scroll.js';
import { Note } from '../ui/states.js';
import css from './PublicPage.module.css';
import { type ReportBuilt, sitePage } from './report.query.js';

/** A page of ours: the server lets nothing run in it, and the files that it links to are saved. */
export function PublicPage({ report }: { readonly report: ReportBuilt }) {
  const { words, language } = useLanguage();
  const { reports } = words;
  return (
    <Scroll className={css.public} label={reports.publicPage}>
      {report.published ? null : <Note tone="info">{reports.publicPageText}</Note>}
      <iframe
        className={css.frame}
        src={sitePage(report, language)}
        referrerPolicy="no-referrer"
        title={reports.publicPage}
      />
    </Scroll>
  );
}
