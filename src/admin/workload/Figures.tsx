/** Ages, ends of the week, median times and absences: each picture beside its table. */
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/language.js';
import { duration, timeText } from '../i18n/time.js';
import { Tag, Time } from '../ui/bits.js';
import { Section, TableBox } from '../ui/page.js';
import { Blank } from '../ui/states.js';
import { type Bar, Bars } from './Bars.js';
import css from './Workload.module.css';
import type { Workload } from './workload.query.js';

interface FigureProps {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
  readonly none: string;
}

function Figure({ title, bars, head, rows, none }: FigureProps) {
  const { workload } = useLanguage().words;
  return (
    <Section title={title}>
      {rows.length === 0 ? (
        <p className={css.none}>{none}</p>
      ) : (
        <div className={css.figure}>
          <Bars label={workload.chart(title)} bars={bars} />
          <TableBox label={title}>
            <thead>
              <tr>
                {head.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([name, ...cells], at) => (
                <tr key={bars[at]?.key}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, place) => (
                    <td key={head[place + 1]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </TableBox>
        </div>
      )}
    </Section>
  );
}

export function Ages({ ages }: Pick<Workload, 'ages'>) {
  const { workload } = useLanguage().words;
  const bars = ages.map(({ fromDays, open }, at) => ({
    key: String(fromDays),
    label: workload.age(fromDays, ages[at + 1]?.fromDays ?? null),
    value: open,
  }));
  return (
    <Figure
      title={workload.ages}
      bars={bars}
      head={[workload.received, workload.open]}
      rows={bars.map(({ label, value }) => [label, value])}
      none={workload.none}
    />
  );
}

export function Week({ week }: Pick<Workload, 'week'>) {
  const { words, locale } = useLanguage();
  const { workload } = words;
  const bars = week.map(({ day, ends }) => ({ key: day, label: timeText(day, 'longDay', locale), value: ends }));
  return (
    <Figure
      title={workload.week}
      bars={bars}
      head={[workload.day, workload.ends]}
      rows={bars.map(({ label, value }) => [label, value])}
      none={workload.none}
    />
  );
}

export function Closed({ closed }: Pick<Workload, 'closed'>) {
  const { words, say } = useLanguage();
  const { workload, units } = words;
  const bars = closed.map(({ circuit, title, medianSeconds }) => ({
    key: circuit,
    label: say(title),
    value: medianSeconds,
  }));
  return (
    <Figure
      title={workload.closed}
      bars={bars}
      head={[workload.circuit, workload.median, workload.cases]}
      rows={closed.map(({ title, closed: cases, medianSeconds }) => [
        say(title),
        duration(medianSeconds * 1_000, units),
        cases,
      ])}
      none={workload.noneClosed}
    />
  );
}

export function Absences({ absences }: Pick<Workload, 'absences'>) {
  const { workload } = useLanguage().words;
  return (
    <Section title={workload.absences}>
      {absences.length === 0 ? (
        <Blank title={workload.noAbsence} />
      ) : (
        <TableBox label={workload.absences}>
          <thead>
            <tr>
              <th scope="col">{workload.person}</th>
              <th scope="col">{workload.from}</th>
              <th scope="col">{workload.until}</th>
              <th scope="col">{workload.substitute}</th>
            </tr>
          </thead>
          <tbody>
            {absences.map(({ person, from, until, substitute }) => (
              <tr key={`${person} ${from}`}>
                <th scope="row">{person}</th>
                <td>
                  <Time at={from} />
                </td>
                <td>
                  <Time at={until} />
                </td>
                <td>{substitute ?? <Tag tone="warn">{workload.noSubstitute}</Tag>}</td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      )}
    </Section>
  );
}
