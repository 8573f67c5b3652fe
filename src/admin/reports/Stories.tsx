/** Cases that the operator tells of in its own words, in both languages. */
import { Plus, Trash2 } from 'lucide-react';
import { useLanguage } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { TextAreaField, TextField } from '../ui/field.js';
import css from './Reports.module.css';
import type { Story } from './report.query.js';
import own from './Stories.module.css';

const MOST = 6;
const blank: Story = { fr: { title: '', text: '' }, en: { title: '', text: '' } };

interface StoriesProps {
  readonly stories: readonly Story[];
  readonly onChange: (stories: readonly Story[]) => void;
}

export function Stories({ stories, onChange }: StoriesProps) {
  const { reports } = useLanguage().words;
  const change = (at: number, story: Story) => onChange(stories.map((each, index) => (index === at ? story : each)));
  return (
    <section className={css.form} aria-label={reports.stories}>
      <h3>{reports.stories}</h3>
      <p className={css.quiet}>{reports.storiesHelp}</p>
      {stories.map((story, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order is all that tells two of them apart
        <fieldset key={at} className={own.story}>
          <legend>{reports.story(at + 1)}</legend>
          {(['fr', 'en'] as const).map((language) => (
            <div key={language} className={css.form}>
              <TextField
                label={reports.storyTitle[language]}
                required
                maxLength={120}
                value={story[language].title}
                onChange={(title) => change(at, { ...story, [language]: { ...story[language], title } })}
              />
              <TextAreaField
                label={reports.storyText[language]}
                required
                rows={5}
                value={story[language].text}
                onChange={(text) => change(at, { ...story, [language]: { ...story[language], text } })}
              />
            </div>
          ))}
          <Button
            before={<Trash2 size={15} aria-hidden />}
            onClick={() => onChange(stories.filter((_, index) => index !== at))}
          >
            {reports.removeStory(at + 1)}
          </Button>
        </fieldset>
      ))}
      {stories.length < MOST ? (
        <div>
          <Button before={<Plus size={15} aria-hidden />} onClick={() => onChange([...stories, blank])}>
            {reports.addStory}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
