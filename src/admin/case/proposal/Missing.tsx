/** The checks that fail or are not established, and the facts that are not confirmed. */
import { CircleHelp, TriangleAlert } from 'lucide-react';
import { Articles } from '../../i18n/Articles.js';
import { useLanguage } from '../../i18n/language.js';
import checksCss from '../Checks.module.css';
import css from '../Panel.module.css';
import type { AdviceProps } from '../read.js';
import { Section } from '../Section.js';

export function Missing({ file, advice }: AdviceProps) {
  const { words, say } = useLanguage();
  const { caseFile } = words;
  const unconfirmed = advice.facts.filter((fact) => !file.state.confirmed.includes(fact)).length;
  const discloses = file.actions.includes('disclose');
  const complete = advice.failing.length + advice.unknown.length === 0 && !(discloses && unconfirmed > 0);
  return (
    <Section title={caseFile.missing}>
      <ul className={checksCss.checks}>
        {advice.failing.map(({ check, title, cite }) => (
          <li key={check} data-result="fails">
            <TriangleAlert size={14} aria-hidden />
            <span>
              {say(title)} <em>{caseFile.failing}</em>
              <cite>
                <Articles cited={cite} />
              </cite>
            </span>
          </li>
        ))}
        {advice.unknown.map(({ check, title, cite }) => (
          <li key={check} data-result="unknown">
            <CircleHelp size={14} aria-hidden />
            <span>
              {say(title)} <em>{caseFile.unknown}</em>
              <cite>
                <Articles cited={cite} />
              </cite>
            </span>
          </li>
        ))}
        {discloses && unconfirmed > 0 ? (
          <li data-result="unknown">
            <CircleHelp size={14} aria-hidden />
            <span>{caseFile.unconfirmed(unconfirmed)}</span>
          </li>
        ) : null}
      </ul>
      {complete ? <p className={css.quiet}>{caseFile.missingNone}</p> : null}
    </Section>
  );
}
