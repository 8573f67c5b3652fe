/** Who must be told, who must not, and who consents. */
import { useLanguage } from '../../i18n/language.js';
import { useNames } from '../../i18n/vocabulary.js';
import { Tag } from '../../ui/bits.js';
import css from '../Panel.module.css';
import type { AdviceProps } from '../read.js';
import { Section } from '../Section.js';
import proposalCss from './Proposal.module.css';

export function Notices({ file, advice }: AdviceProps) {
  const { words } = useLanguage();
  const { caseFile } = words;
  const names = useNames();
  const { state } = file;
  const decided = new Map(state.notices.map(({ notice, told }) => [notice, told]));
  const gag = state.silence && !state.silence.over ? state.silence.gag : advice.gag;
  return (
    <Section title={caseFile.notices}>
      <ul className={proposalCss.tags}>
        {advice.notices.map(({ code, unless }) => {
          const told = decided.get(code);
          return (
            <li key={code}>
              <span>{names('notice', code)}</span>
              {told === undefined ? null : (
                <Tag tone={told ? 'ok' : 'plain'}>{told ? caseFile.told : caseFile.notTold}</Tag>
              )}
              {told === undefined && unless ? <em>{caseFile.noticeUnless}</em> : null}
            </li>
          );
        })}
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
