/** The cases that an edition tells of, as it prints them. */
import { useLanguage } from '../i18n/language.js';
import type { Manifest } from './report.query.js';
import css from './Stories.module.css';

/** Read by those who sign off as the report prints it. */
export function Told({ manifest: { stories = [] } }: { readonly manifest: Manifest }) {
  const { words, language } = useLanguage();
  if (stories.length === 0) return null;
  return (
    <section className={css.told}>
      <h3>{words.reports.stories}</h3>
      {stories.map((story) => (
        <article key={story.fr.title}>
          <h4>{story[language].title}</h4>
          <p>{story[language].text}</p>
        </article>
      ))}
    </section>
  );
}
