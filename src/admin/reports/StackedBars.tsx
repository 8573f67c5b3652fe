/** Lines of figures as stacked bars, under one legend; the same figures as a table. */
import { useLanguage } from '../i18n/language.js';
import { TableBox } from '../ui/page.js';
import { type Line, type OutcomeColumn, outcomes } from './report.query.js';
import css from './StackedBars.module.css';

interface StackedBarsProps {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly nameOf: (key: string) => string;
}

const of = (line: Line, column: OutcomeColumn): number => line[column] ?? 0;
const seen = (line: Line): number => outcomes.reduce((sum, column) => sum + of(line, column), 0);
/** At least as many requests: the total, or what the report tells of it. */
const length = (line: Line): number => line.total ?? seen(line);

export function StackedBars({ title, lines, nameOf }: StackedBarsProps) {
  const { reports } = useLanguage().words;
  const shown = lines.filter((line) => length(line) > 0);
  const most = Math.max(1, ...shown.map(length));
  if (shown.length === 0) return null;
  return (
    <section className={css.chart}>
      <h3>{title}</h3>
      <div className={css.bars} aria-hidden>
        {shown.map((line) => (
          <div key={line.key} className={css.row}>
            <span className={css.name} title={nameOf(line.key)}>
              {nameOf(line.key)}
            </span>
            <span className={css.track}>
              {outcomes
                .filter((column) => of(line, column) > 0)
                .map((column) => (
                  <i
                    key={column}
                    data-outcome={column}
                    style={{ width: `${(of(line, column) / most) * 100}%` }}
                    title={String(line[column])}
                  />
                ))}
              <i style={{ width: `${((length(line) - seen(line)) / most) * 100}%` }} />
            </span>
            <b>
              {line.total ??
                [
                  ...outcomes.filter((column) => of(line, column) > 0).map((column) => of(line, column)),
                  reports.withheld,
                ].join(' + ')}
            </b>
          </div>
        ))}
      </div>
      <Data title={title} lines={shown} nameOf={nameOf} />
    </section>
  );
}

export function Legend({ lines }: { readonly lines: readonly Line[] }) {
  const { reports } = useLanguage().words;
  return (
    <ul className={css.legend}>
      {usedColumns(lines).map((column) => (
        <li key={column}>
          <i data-outcome={column} aria-hidden />
          {reports.outcomes[column]}
        </li>
      ))}
    </ul>
  );
}

const usedColumns = (lines: readonly Line[]): OutcomeColumn[] =>
  outcomes.filter((column) => lines.some((line) => of(line, column) > 0));

function Data({ title, lines, nameOf }: StackedBarsProps) {
  const { words, locale } = useLanguage();
  const { reports } = words;
  const number = new Intl.NumberFormat(locale);
  const columns = usedColumns(lines);
  const told = (count: number | null | undefined) =>
    typeof count === 'number' ? number.format(count) : reports.withheld;
  return (
    <details className={css.data}>
      <summary>{reports.data}</summary>
      <TableBox label={title}>
        <thead>
          <tr>
            <th scope="col">{reports.line}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {reports.outcomes[column]}
              </th>
            ))}
            <th scope="col">{reports.total}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">{nameOf(line.key)}</th>
              {columns.map((column) => (
                <td key={column}>{told(line[column])}</td>
              ))}
              <td>{told(line.total)}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
    </details>
  );
}
