/** How the requests of a quarter were handled: notices, times, accounts by country. */
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { TableBox } from '../ui/page.js';
import css from './Reports.module.css';
import type { Manifest } from './report.query.js';

type Cell = number | null | undefined;

interface TableProps {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly [name: string, ...cells: Cell[]])[];
}

function Table({ title, head, rows }: TableProps) {
  const { words, locale } = useLanguage();
  const number = new Intl.NumberFormat(locale);
  const text = (cell: Cell) => (typeof cell === 'number' ? number.format(cell) : words.reports.withheld);
  if (rows.length === 0) return null;
  return (
    <TableBox label={title}>
      <caption>{title}</caption>
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
        {rows.map(([name, ...cells]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((cell, at) => (
              <td key={head[at + 1]}>{text(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

/** Older reports have none of these figures. */
export function Handling({ manifest: { figures } }: { readonly manifest: Manifest }) {
  const { words, locale } = useLanguage();
  const names = useNames();
  const { reports } = words;
  const { handling } = reports;
  const regions = new Intl.DisplayNames([locale], { type: 'region' });
  const country = (key: string) => {
    if (key === 'OTHER') return reports.others;
    return key === 'NONE' ? reports.unknown : (regions.of(key) ?? key);
  };
  const spans: Partial<Record<string, string>> = handling.spans;
  const { notices, within, accountsByCountry } = figures;
  if (!notices || !within || !accountsByCountry) return null;
  return (
    <div className={css.charts}>
      <Table
        title={handling.notices}
        head={[handling.recipient, handling.given, handling.deferred, handling.barred, handling.owed]}
        rows={notices.lines.map(({ key, given, deferred, barred, owed }) => [
          names('notice', key),
          ...[given, deferred, barred, owed],
        ])}
      />
      <Table
        title={handling.within}
        head={[handling.span, handling.acknowledged, handling.closed]}
        rows={within.lines.map(({ key, acknowledged, closed }) => [spans[key] ?? key, acknowledged, closed])}
      />
      <Table
        title={handling.accounts}
        head={[handling.country, handling.targeted, handling.disclosed]}
        rows={accountsByCountry.lines.map(({ key, targeted, disclosed }) => [country(key), targeted, disclosed])}
      />
    </div>
  );
}
