/** The letters of a draft, written for an invented request and for the last cases of their kind. */
import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { Section } from '../ui/page.js';
import { Failure, Loading } from '../ui/states.js';
import { BeforeAfter } from './Changes.js';
import css from './Upkeep.module.css';
import { lettersQuery, type TriedLetter } from './upkeep.query.js';

export function LetterTrial({ id }: { readonly id: string }) {
  const { lawUpkeep } = useLanguage().words;
  const names = useNames();
  const tried = useQuery(lettersQuery(id));
  return (
    <Section title={lawUpkeep.onLetters}>
      <p className={css.quiet}>{lawUpkeep.onLettersText}</p>
      {tried.error ? <Failure error={tried.error} onRetry={() => void tried.refetch()} /> : null}
      {tried.isPending ? <Loading /> : null}
      {tried.data?.trials.map(({ kind, letters }) => (
        <section key={kind} className={css.passage}>
          <h3>{names('letter', kind)}</h3>
          {letters.map((letter) => (
            <Tried key={letter.reference} letter={letter} />
          ))}
        </section>
      ))}
    </Section>
  );
}

function Tried({ letter: { reference, versions } }: { readonly letter: TriedLetter }) {
  const { lawUpkeep } = useLanguage().words;
  return (
    <details className={css.passage} open={reference === null}>
      <summary>{reference ?? lawUpkeep.invented}</summary>
      {versions.map(({ language, before, after }) => (
        <section key={language} className={css.passage} lang={language} aria-label={lawUpkeep.written[language]}>
          <h4>{lawUpkeep.written[language]}</h4>
          <BeforeAfter lost={without(before, after)} gained={without(after, before)} />
          <details className={css.passage}>
            <summary>{lawUpkeep.whole}</summary>
            <div className={css.side}>
              {[...new Set(after)].map((text) => (
                <p key={text}>{text}</p>
              ))}
            </div>
          </details>
        </section>
      ))}
    </details>
  );
}

const without = (texts: readonly string[], others: readonly string[]): string[] =>
  texts.filter((text) => !others.includes(text));
