/** The clocks that run, each with its end and how it was computed. */
import { Articles } from '../../i18n/Articles.js';
import { useLanguage } from '../../i18n/language.js';
import { timeText } from '../../i18n/time.js';
import { Time } from '../../ui/bits.js';
import css from '../Panel.module.css';
import type { AdviceProps } from '../read.js';
import { Section } from '../Section.js';
import proposalCss from './Proposal.module.css';

export function Clocks({ file, advice }: AdviceProps) {
  const { words, say, locale } = useLanguage();
  const { caseFile } = words;
  const { clocks, deadlines, paused = [] } = file.state;
  const isSet = (clock: (typeof clocks)[number]) =>
    deadlines.some(({ code, legalEnd }) => code === clock.code && legalEnd === clock.legalEnd);
  const setByAuthority = new Map(clocks.filter(isSet).map((clock) => [clock.code, clock]));
  return (
    <Section title={caseFile.clocks}>
      <ul className={proposalCss.clocks}>
        {advice.clocks.map(({ code, title, legalEnd, safeEnd, steps, articles }) => {
          const changed = setByAuthority.get(code);
          const pause = paused.find((clock) => clock.code === code);
          return (
            <li key={code}>
              <p>
                <b>{say(title)}</b> <Time at={changed?.safeEnd ?? safeEnd} format="weekday" />
              </p>
              {changed ? <p className={css.quiet}>{caseFile.clockSet}</p> : null}
              {pause ? <p className={css.quiet}>{words.shell.pair(caseFile.clockPaused, pause.article)}</p> : null}
              {legalEnd ? (
                <p className={css.quiet}>
                  {words.shell.pair(caseFile.clockLegal, timeText(legalEnd, 'weekday', locale))}
                </p>
              ) : null}
              <details>
                <summary>{caseFile.clockHow}</summary>
                <ol>
                  {steps.map((step) => (
                    <li key={step.fr}>{say(step)}</li>
                  ))}
                </ol>
                <cite>
                  <Articles cited={articles} />
                </cite>
              </details>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
