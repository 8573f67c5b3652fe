/** Alarms that wait for an answer: passed deadlines, failed jobs, emergency access. */
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
  return <Link to="/people?view=service">{timeText(topic.slice(-10), 'day', locale)}</Link>;
}

function AlarmTable({ alarms }: { readonly alarms: readonly Alarm[] }) {
  const { people } = useWords();
  const answering = useAdministration(answerAlarm, () => say(people.done));
  const topics: Partial<Record<string, string>> = people.alarmTopics;
  const mayAnswer = useQuery(sessionQuery).data?.actions.includes('alarm.answer') ?? false;
  return (
    <>
      <ProblemNote error={answering.error} />
      <TableBox label={people.alarms}>
        <table>
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
                  {topics[topic ?? ''] ?? people.alarmCodes[code]}
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
        </table>
      </TableBox>
    </>
  );
}
