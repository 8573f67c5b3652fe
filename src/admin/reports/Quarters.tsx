/** The quarter of a report beside the ones before it: requests, the change, and what third States were refused. */
import { useLanguage } from '../i18n/language.js';
import { Section, TableBox } from '../ui/page.js';
import { useQuarterName } from './quarter.js';
import type { QuarterLine } from './report.query.js';

/** @param lines the oldest first */
export function Quarters({ lines }: { readonly lines: readonly QuarterLine[] }) {
  const { words, locale } = useLanguage();
  const { reports } = words;
  const nameOf = useQuarterName();
  if (lines.length < 2) return null;
  const number = new Intl.NumberFormat(locale);
  const change = new Intl.NumberFormat(locale, { style: 'percent', signDisplay: 'exceptZero' });
  const share = new Intl.NumberFormat(locale, { style: 'percent' });
  const shown = (format: Intl.NumberFormat, percent: number | undefined) =>
    percent === undefined ? '—' : format.format(percent / 100);
  return (
    <Section title={reports.compared}>
      <TableBox label={reports.compared}>
        <thead>
          <tr>
            {[reports.quarter, reports.received, reports.onQuarter, reports.onYear, reports.foreignShare].map(
              (head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {lines.toReversed().map(({ key, total, quarterPercent, yearPercent, foreignPercent }) => (
            <tr key={key}>
              <th scope="row">{nameOf(key)}</th>
              <td>{total === null ? reports.withheld : number.format(total)}</td>
              <td>{shown(change, quarterPercent)}</td>
              <td>{shown(change, yearPercent)}</td>
              <td>{shown(share, foreignPercent)}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
    </Section>
  );
}
