/** The rules in the order in which they are asked, each with its articles, its dates and what it wants. */

import { type ReactNode, useDeferredValue, useState } from 'react';
import type { Law, Rule } from '../api/law.js';
import { Articles } from '../i18n/Articles.js';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { useNames } from '../i18n/vocabulary.js';
import { verdictTone } from '../inbox/tone.js';
import { Tag } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { Facts, Section } from '../ui/page.js';
import { Link } from '../ui/route.js';
import { Blank } from '../ui/states.js';
import css from './RuleList.module.css';

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').toLowerCase();

export function RuleList({ law }: { readonly law: Law }) {
  const { words, say } = useLanguage();
  const { rules } = words;
  const [typed, setTyped] = useState('');
  const wanted = plain(useDeferredValue(typed).trim());
  const matches = (rule: Rule): boolean =>
    wanted === '' || plain([rule.id, say(rule.title), ...rule.legal, ...rule.grounds].join(' ')).includes(wanted);
  const sections = law.sections
    .map((section) => ({ ...section, rules: section.rules.filter(matches) }))
    .filter((section) => section.rules.length > 0);
  const count = sections.reduce((sum, section) => sum + section.rules.length, 0);
  return (
    <>
      <div className={css.search}>
        <TextField label={rules.search} type="search" value={typed} onChange={setTyped} />
        <p className={css.quiet} role="status">
          {rules.found(count)}
        </p>
      </div>
      {count === 0 ? (
        <Blank title={rules.noneFound} action={<Button onClick={() => setTyped('')}>{rules.clear}</Button>} />
      ) : null}
      {sections.map(({ code, title, rules: found }) => (
        <Section key={code} title={say(title)} aside={<span>{rules.found(found.length)}</span>}>
          <ul className={css.rules}>
            {found.map((rule) => (
              <li key={`${rule.id} ${rule.validFrom}`}>
                <OneRule rule={rule} law={law} />
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}

function OneRule({ rule, law }: { readonly rule: Rule; readonly law: Law }) {
  const { say } = useLanguage();
  const names = useNames();
  return (
    <details className={css.rule}>
      <summary>
        <span className={css.code}>{rule.id}</span>
        <span className={css.ruleTitle}>{say(rule.title)}</span>
        <Tag tone={verdictTone(rule.verdict)}>{names('verdict', rule.verdict)}</Tag>
      </summary>
      <RuleFacts rule={rule} law={law} />
    </details>
  );
}

function RuleFacts({ rule, law }: { readonly rule: Rule; readonly law: Law }) {
  const { words, locale, say } = useLanguage();
  const names = useNames();
  const { rules } = words;
  const circuit = law.circuits.find(({ code }) => code === rule.circuit);
  const checkOf = (name: string) => law.checks.find(({ check }) => check === name);
  const questions = law.questions.filter(({ code }) => rule.counsel.includes(code));
  const rows: [string, ReactNode][] = [
    [rules.articles, <Articles key="articles" cited={rule.legal} />],
    [
      rules.circuit,
      <Link key="circuit" to={`/rules?circuit=${rule.circuit}`}>
        {circuit ? say(circuit.title) : rule.circuit}
      </Link>,
    ],
  ];
  if (rule.grounds.length > 0)
    rows.push([rules.grounds, rule.grounds.map((each) => names('ground', each)).join(' · ')]);
  if (rule.approvers.length > 0) {
    rows.push([rules.approvers, rule.approvers.map((role) => names('role', role)).join(', ')]);
  }
  if (rule.requires.length > 0) {
    rows.push([
      rules.requires,
      rule.requires.map((name) => say(checkOf(name)?.title ?? { fr: name, en: name })).join(' · '),
    ]);
  }
  if (questions.length > 0) rows.push([rules.counsel, questions.map(say).join(' ')]);
  const until = rule.validTo ? ` ${rules.until(timeText(rule.validTo, 'day', locale))}` : '';
  rows.push([rules.force, `${rules.inForce(timeText(rule.validFrom, 'day', locale))}${until}`]);
  rows.push([rules.checked, timeText(rule.sourceCheckedAt, 'day', locale)]);
  return (
    <div className={css.ruleFacts}>
      <Facts rows={rows} />
      <Conditions rule={rule} />
    </div>
  );
}

function Conditions({ rule }: { readonly rule: Rule }) {
  const { rules } = useLanguage().words;
  if (rule.catchAll) return <p className={css.quiet}>{rules.always}</p>;
  return (
    <div>
      <p className={css.quiet}>
        {rules.conditions}
        {rule.conditions.length > 1 ? ` · ${rules.oneIsEnough}` : ''}
      </p>
      {rule.conditions.map((condition) => (
        <dl key={JSON.stringify(condition)} className={css.condition}>
          {Object.entries(condition).map(([fact, value]) => (
            <div key={fact}>
              <dt>{fact}</dt>
              <dd>
                {typeof value === 'object'
                  ? JSON.stringify(value).replaceAll('"', '').replaceAll(',', ', ')
                  : String(value)}
              </dd>
            </div>
          ))}
        </dl>
      ))}
    </div>
  );
}
