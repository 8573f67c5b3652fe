/** The load of the team, as the head of legal distributes it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { UNASSIGNED } from '../api/colleagues.js';
import { useHappenings } from '../api/live.js';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { Page, Section, TableBox } from '../ui/page.js';
import { Link } from '../ui/route.js';
import { Failure, Loading } from '../ui/states.js';
import { Bars } from './Bars.js';
import { Absences, Ages, Closed, Week } from './Figures.js';
import { Reassign } from './Reassign.js';
import css from './Workload.module.css';
import { type PersonLoad, workloadQuery } from './workload.query.js';

export function WorkloadPage() {
  const { words, locale } = useLanguage();
  const { workload } = words;
  const queries = useQueryClient();
  const load = useQuery(workloadQuery);
  const [from, setFrom] = useState<PersonLoad | null>(null);
  useHappenings(useCallback(() => void queries.invalidateQueries({ queryKey: workloadQuery.queryKey }), [queries]));
  const { data } = load;
  return (
    <Page
      title={workload.title}
      subtitle={data ? workload.subtitle(timeText(data.asOf, 'weekday', locale)) : undefined}
    >
      {load.isPending ? <Loading /> : null}
      {load.error ? <Failure error={load.error} onRetry={() => void load.refetch()} /> : null}
      {data ? (
        <>
          <People people={data.people} onReassign={setFrom} />
          <div className={css.pair}>
            <Ages ages={data.ages} />
            <Week week={data.week} />
          </div>
          <Closed closed={data.closed} />
          <Absences absences={data.absences} />
          <Reassign from={from} people={data.people} onClose={() => setFrom(null)} />
        </>
      ) : null}
    </Page>
  );
}

interface PeopleProps {
  readonly people: readonly PersonLoad[];
  readonly onReassign: (from: PersonLoad) => void;
}

function People({ people, onReassign }: PeopleProps) {
  const { workload } = useLanguage().words;
  const bars = people.map(({ id, name, open, late }) => ({
    key: id ?? '',
    label: name ?? workload.unassigned,
    value: open,
    late,
  }));
  return (
    <Section title={workload.byPerson}>
      <p className={css.legend}>
        <i data-part="late" aria-hidden /> {workload.late} <i data-part="all" aria-hidden /> {workload.notLate}
      </p>
      <div className={css.figure}>
        <Bars label={workload.chart(workload.byPerson)} bars={bars} />
        <TableBox label={workload.byPerson}>
          <thead>
            <tr>
              <th scope="col">{workload.person}</th>
              <th scope="col">{workload.open}</th>
              <th scope="col">{workload.late}</th>
              <th scope="col">{workload.soon}</th>
              <th scope="col">{workload.oldest}</th>
              <th scope="col">{workload.giveTo}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((each) => (
              <PersonRow key={each.id ?? ''} each={each} onReassign={onReassign} />
            ))}
          </tbody>
        </TableBox>
      </div>
    </Section>
  );
}

interface PersonRowProps {
  readonly each: PersonLoad;
  readonly onReassign: (from: PersonLoad) => void;
}

function PersonRow({ each, onReassign }: PersonRowProps) {
  const { workload } = useLanguage().words;
  const { id, name, open, late, soon, oldest } = each;
  const shown = name ?? workload.unassigned;
  return (
    <tr>
      <th scope="row">
        <Link to={`/?assignee=${id ?? UNASSIGNED}`}>{shown}</Link>
      </th>
      <td>{open}</td>
      <td data-late={late > 0 || undefined}>{late}</td>
      <td>{soon}</td>
      <td>{oldest === null ? null : <Time at={oldest} />}</td>
      <td>
        {open > 0 ? (
          <Button small kind="quiet" onClick={() => onReassign(each)} label={`${workload.reassign} ${shown}`}>
            {workload.reassign}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}
