/** Who must be informed, who must not, and who approves. */
import { useLanguage } from '../../i18n/language.js';
import { useNames } from '../../i18n/vocabulary.js';
import { Tag } from '../../ui/bits.js';
import css from '../Panel.module.css';
import type { AdviceProps } from '../read.js';
import { Section } from '../Section.js';
import { Giving } from './Giving.js';
import proposalCss from './Proposal.module.css';

export function Notices({ file, advice }: AdviceProps) {
  const { words } = useLanguage();
  const { caseFile } = words;
  const names = useNames();
  const { state } = file;
  const gag = state.silence && !state.silence.over ? state.silence.gag : advice.gag;
  return (
    <Section title={caseFile.notices}>
      <ul className={proposalCss.tags}>
        {listed(file, advice).map((notice) => (
          <li key={notice.code}>
            <span>{names('notice', notice.code)}</span>
            <Standing file={file} notice={notice} />
          </li>
        ))}
      </ul>
      <p className={css.line}>
        <b>{caseFile.silence}</b> {names('gag', gag)}
      </p>
      {advice.approvers.length > 0 ? (
        <p className={css.line}>
          <b>{caseFile.approvers}</b> {advice.approvers.map((role) => names('role', role)).join(', ')}
        </p>
      ) : null}
    </Section>
  );
}

/** Those of the rules, and those that an event after receipt made due. */
function listed(file: AdviceProps['file'], advice: AdviceProps['advice']): AdviceProps['advice']['notices'] {
  const codes = advice.notices.map(({ code }) => code);
  return [...advice.notices, ...file.owed.filter((code) => !codes.includes(code)).map((code) => ({ code }))];
}

interface StandingProps {
  readonly file: AdviceProps['file'];
  readonly notice: AdviceProps['advice']['notices'][number];
}

/** Given, not given, or owed; and whether an exception may apply. */
function Standing({ file, notice: { code, unless } }: StandingProps) {
  const { caseFile } = useLanguage().words;
  const given = file.giving.find(({ notice }) => notice === code);
  const written = file.state.noticeLetters?.find(({ notice }) => notice === code);
  const decided = file.state.notices.find(({ notice }) => notice === code);
  if (decided) return <Tag tone={decided.told ? 'ok' : 'plain'}>{decided.told ? caseFile.told : caseFile.notTold}</Tag>;
  return (
    <>
      {given ? <Tag tone="warn">{caseFile.noticeOwed}</Tag> : null}
      {unless ? <em>{caseFile.noticeUnless}</em> : null}
      {given ? <Giving caseId={file.id} given={given} letterWaits={written?.approvedBy === null} /> : null}
    </>
  );
}
