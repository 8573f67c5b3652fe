/** What was proved of the rules: how many combinations, which promises, which rules are never reached; and the texts. */

import { CircleCheck } from 'lucide-react';
import type { Law } from '../api/law.js';
import { Articles } from '../i18n/Articles.js';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { Section, TableBox } from '../ui/page.js';
import { Note } from '../ui/states.js';
import css from './Rules.module.css';

export function Proof({ law }: { readonly law: Law }) {
  const { words, locale, say } = useLanguage();
  const { rules } = words;
  const number = new Intl.NumberFormat(locale);
  return (
    <>
      <p className={css.quiet}>{rules.proofIntro}</p>
      {law.proofs.map(({ from, combinations, promises, neverReached }) => (
        <Section
          key={from}
          title={`${rules.from} ${timeText(from, 'day', locale)}`}
          aside={<span>{words.shell.pair(rules.combinations, number.format(BigInt(combinations)))}</span>}
        >
          <TableBox label={`${rules.promise}, ${timeText(from, 'day', locale)}`}>
            <thead>
              <tr>
                <th scope="col">{rules.promise}</th>
                <th scope="col">{rules.articles}</th>
                <th scope="col">{rules.combinations}</th>
              </tr>
            </thead>
            <tbody>
              {promises.map((promise) => (
                <tr key={promise.number}>
                  <th scope="row">
                    <span className={css.proved}>
                      <CircleCheck size={15} aria-hidden />
                      {say(promise.sentence)}
                    </span>
                  </th>
                  <td>
                    <Articles cited={promise.article} />
                  </td>
                  <td>{number.format(BigInt(promise.combinations))}</td>
                </tr>
              ))}
            </tbody>
          </TableBox>
          {neverReached.length > 0 ? (
            <Note tone="warn">{words.shell.pair(rules.neverReached, neverReached.join(', '))}</Note>
          ) : (
            <p className={css.quiet}>{rules.everyReached}</p>
          )}
        </Section>
      ))}
    </>
  );
}

export function Texts({ law }: { readonly law: Law }) {
  const { words, locale, say } = useLanguage();
  const { rules } = words;
  const day = (at: string) => timeText(at, 'day', locale);
  return (
    <TableBox label={rules.texts} stacked>
      <thead>
        <tr>
          <th scope="col">{rules.code}</th>
          <th scope="col">{rules.name}</th>
          <th scope="col">{rules.force}</th>
        </tr>
      </thead>
      <tbody>
        {law.instruments.map(({ code, names, url, validFrom, validTo }) => (
          <tr key={code}>
            <th scope="row">{code}</th>
            <td>
              {say(names)}
              {url ? (
                <a className={css.address} href={url} target="_blank" rel="noreferrer">
                  {url}
                </a>
              ) : null}
            </td>
            <td>
              {[validFrom && rules.inForce(day(validFrom)), validTo && rules.until(day(validTo))]
                .filter(Boolean)
                .join(' ')}
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
