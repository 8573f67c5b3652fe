/** What the rules say of supposed facts: row, verdict, what would be missing, clocks; and where a case was judged otherwise. */

import type { ReactNode } from 'react';
import { useFactWords } from '../case/facts.js';
import type { Advice } from '../case/read.js';
import { Articles } from '../i18n/Articles.js';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { useNames } from '../i18n/vocabulary.js';
import { verdictTone } from '../inbox/tone.js';
import { Tag } from '../ui/bits.js';
import { Facts, Section } from '../ui/page.js';
import css from './WhatIf.module.css';

interface SupposedProps {
  readonly advice: Advice;
  /** What is said of the case that the facts were taken from. */
  readonly before: Advice | undefined;
}

export function Supposed({ advice, before }: SupposedProps) {
  const { words, say } = useLanguage();
  const { whatIf } = words;
  const names = useNames();
  const { rule, row, verdict, circuit, grounds, approvers, notices, gag, articles } = advice;
  const was = before && (before.verdict !== verdict || before.rule.id !== rule.id) ? before : null;
  return (
    <>
      <Section title={whatIf.answer}>
        <div className={css.card} data-changed={was !== null || undefined}>
          <div className={css.verdict}>
            <b>{say(rule.title)}</b> <Tag tone={verdictTone(verdict)}>{names('verdict', verdict)}</Tag>
          </div>
          <p className={css.quiet}>
            <Articles cited={[row ?? rule.id, ...rule.legal]} />
          </p>
          {was ? (
            <p className={css.was}>
              {whatIf.notAsCase(`${names('verdict', was.verdict)} (${was.row ?? was.rule.id})`)}
            </p>
          ) : null}
          {before && !was ? <p className={css.quiet}>{whatIf.sameAsCase}</p> : null}
        </div>
        <Facts
          rows={[
            [whatIf.circuit, say(circuit.title)],
            [whatIf.grounds, grounds.map((each) => names('ground', each)).join(' · ') || '—'],
            [whatIf.approvers, approvers.map((role) => names('role', role)).join(', ') || '—'],
            [whatIf.notices, notices.map(({ code }) => names('notice', code)).join(', ') || '—'],
            [whatIf.gag, names('gag', gag)],
            [whatIf.articles, <Articles key="articles" cited={articles} />],
          ]}
        />
      </Section>
      <Missing advice={advice} />
      <Clocks advice={advice} />
      <Items advice={advice} />
    </>
  );
}

function Missing({ advice: { failing, unknown } }: { readonly advice: Advice }) {
  const { words, say } = useLanguage();
  const { whatIf } = words;
  const line = (check: (typeof failing)[number], tag: ReactNode) => (
    <li key={check.check}>
      <span>{say(check.title)}</span> {tag}
      <small>
        <Articles cited={check.cite} />
      </small>
    </li>
  );
  return (
    <Section title={whatIf.missing}>
      {failing.length + unknown.length === 0 ? <p className={css.quiet}>{whatIf.nothingMissing}</p> : null}
      <ul className={css.list}>
        {failing.map((check) => line(check, <Tag tone="crit">{whatIf.failing}</Tag>))}
        {unknown.map((check) => line(check, <Tag tone="warn">{whatIf.unknown}</Tag>))}
      </ul>
    </Section>
  );
}

function Clocks({ advice: { clocks } }: { readonly advice: Advice }) {
  const { words, say, locale } = useLanguage();
  const { whatIf } = words;
  return (
    <Section title={whatIf.clocks}>
      {clocks.length === 0 ? <p className={css.quiet}>{whatIf.noClock}</p> : null}
      <ul className={css.list}>
        {clocks.map(({ code, title, safeEnd, steps, articles }) => (
          <li key={code}>
            <span>{say(title)}</span> <b>{timeText(safeEnd, 'weekday', locale)}</b>
            <details>
              <summary>{words.caseFile.clockHow}</summary>
              <ol>
                {steps.map((step) => (
                  <li key={step.en}>{say(step)}</li>
                ))}
              </ol>
            </details>
            <small>
              <Articles cited={articles} />
            </small>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Each thing asked by each text, and the single fact that kept another rule from answering. */
function Items({ advice: { items } }: { readonly advice: Advice }) {
  const { words, say } = useLanguage();
  const { whatIf, caseFile } = words;
  const names = useNames();
  const { wordOf, nameOf } = useFactWords();
  return (
    <Section title={whatIf.items}>
      <ul className={css.list}>
        {items.map(({ basis, category, verdict, rule, nearMisses }) => (
          <li key={`${basis} ${category}`}>
            <span>
              {category === 'NONE' ? caseFile.noItem : names('category', category)}
              {' · '}
              {basis === 'NONE' ? caseFile.noBasis : wordOf('bases', basis)}
            </span>{' '}
            <Tag tone={verdictTone(verdict)}>{names('verdict', verdict)}</Tag>
            <small>{`${rule.id} · ${say(rule.title)}`}</small>
            {nearMisses.length > 0 ? (
              <details>
                <summary>{whatIf.nearMisses}</summary>
                <ul>
                  {nearMisses.map((miss) => (
                    <li key={`${miss.rule.id} ${miss.fact}`}>
                      {`${miss.rule.id} · ${caseFile.nearMiss(nameOf(miss.fact), wordOf(miss.fact, miss.wanted))}`}
                    </li>
                  ))}
                </ul>
              </details>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
