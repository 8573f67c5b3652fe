/** What runs, whom it calls, and what a person must look at. */
import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { Tag } from '../ui/bits.js';
import { Section } from '../ui/page.js';
import { Failure, Loading } from '../ui/states.js';
import { Alarms } from './Alarms.js';
import { Installation } from './Installation.js';
import css from './People.module.css';
import { statusQuery } from './people.query.js';

const tones = { good: 'ok', warn: 'warn', bad: 'crit' } as const;

export function Service() {
  const { words, say } = useLanguage();
  const { people } = words;
  const status = useQuery(statusQuery);
  const actions = useQuery(sessionQuery).data?.actions ?? [];
  if (status.error) return <Failure error={status.error} onRetry={() => void status.refetch()} />;
  if (!status.data) return <Loading />;
  return (
    <>
      <Installation />
      {actions.includes('alarm.read') ? <Alarms /> : null}
      <div className={css.sections}>
        {status.data.sections.map(({ title, rows }) => (
          <Section key={title.en} title={say(title)}>
            <dl className={css.status}>
              {rows.map(({ label, value, state }) => (
                <div key={label.en}>
                  <dt>{say(label)}</dt>
                  <dd>
                    {say(value)}
                    {state && state !== 'good' ? <Tag tone={tones[state]}>{people[state]}</Tag> : null}
                    {state === 'good' ? <span className="sr"> {people.good}</span> : null}
                  </dd>
                </div>
              ))}
            </dl>
          </Section>
        ))}
      </div>
      <p className={css.quiet}>{people.version(status.data.version)}</p>
    </>
  );
}
