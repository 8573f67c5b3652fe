/** Alarms that wait for an answer: passed deadlines, failed jobs, emergency access. */

import declared from 'virtual:actions';
import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/session.js';
import { useLanguage, useWords } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { Section, TableBox } from '../ui/page.js';
import { Link } from '../ui/route.js';
import { Failure, Loading, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import css from './People.module.css';
import { type Alarm, alarmsQuery, answerAlarm, useAdministration } from './people.query.js';

export function Alarms() {
  const { people } = useWords();
  const alarms = useQuery(alarmsQuery);
  if (alarms.error) return <Failure error={alarms.error} onRetry={() => void alarms.refetch()} />;
  if (!alarms.data) return <Loading />;
  return (
    <Section title={people.alarms} aside={<span>{alarms.data.length}</span>}>
      {alarms.data.length === 0 ? <p className={css.quiet}>{people.noAlarm}</p> : <AlarmTable alarms={alarms.data} />}
    </Section>
  );
}

/** The last day, which the topic ends with; what ends and what to do is in the list of the service. */
function EndOfValidity({ topic }: { readonly topic: string }) {
  const { locale } = useLanguage();
  const places = { source: '/law/upkeep?view=sources', change_notice: '/registry?view=sovereignty' } as const;
  const [, kind] = topic.split('.');
  const place = kind === 'source' || kind === 'change_notice' ? places[kind] : '/people?view=service';
  return <Link to={place}>{timeText(topic.slice(-10), 'day', locale)}</Link>;
}

const SOVEREIGNTY = 'directory.sovereignty.';

function AlarmName({ topic, otherwise }: { readonly topic: string; readonly otherwise: string }) {
  const { people } = useLanguage().words;
  const topics: Partial<Record<string, string>> = people.alarmTopics;
  if (topic.startsWith('law.')) return people.adoptedLaw;
  if (!topic.startsWith(SOVEREIGNTY)) return topics[topic] ?? otherwise;
  return <Link to="/registry?view=sovereignty">{people.sovereigntyBroken}</Link>;
}

function AlarmTable({ alarms }: { readonly alarms: readonly Alarm[] }) {
  const { words, say: inWords } = useLanguage();
  const { people } = words;
  const answering = useAdministration(answerAlarm, () => say(people.done));
  const named = (code: Alarm['code']) =>
    code === 'work_given_up' || code === 'expires' ? people.alarmCodes[code] : inWords(declared.alarms[code]);
  const mayAnswer = useQuery(sessionQuery).data?.actions.includes('alarm.answer') ?? false;
  return (
    <>
      <ProblemNote error={answering.error} />
      <TableBox label={people.alarms}>
        <thead>
          <tr>
            <th scope="col">{people.alarm}</th>
            <th scope="col">{people.alarmCase}</th>
            <th scope="col">{people.raised}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {alarms.map(({ id, code, clock, topic, caseId, reference, raisedAt }) => (
            <tr key={id}>
              <th scope="row">
                <AlarmName topic={topic ?? ''} otherwise={named(code)} />
                <span className={css.email}>
                  {code === 'expires' ? <EndOfValidity topic={topic ?? ''} /> : (clock ?? topic)}
                </span>
              </th>
              <td>{caseId ? <Link to={`/cases/${caseId}`}>{reference}</Link> : null}</td>
              <td>
                <Time at={raisedAt} />
              </td>
              <td>
                {mayAnswer ? (
                  <Button small onClick={() => answering.mutate(id)}>
                    {people.answerAlarm}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </TableBox>
    </>
  );
}
