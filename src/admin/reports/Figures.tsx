/** The figures of an edition, as its manifest holds them. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { useGroundArticle, useNames } from '../i18n/vocabulary.js';
import { Tag } from '../ui/bits.js';
import { Facts, TableBox } from '../ui/page.js';
import { Failure, Loading } from '../ui/states.js';
import { Dsa } from './Dsa.js';
import { Handling } from './Handling.js';
import { Quarters } from './Quarters.js';
import css from './Reports.module.css';
import { type Manifest, manifestQuery, type ReportBuilt } from './report.query.js';
import { Legend, StackedBars } from './StackedBars.js';
import { Told } from './Told.js';

export function Figures({ report }: { readonly report: ReportBuilt }) {
  const manifest = useQuery(manifestQuery(report));
  if (manifest.error) return <Failure error={manifest.error} onRetry={() => void manifest.refetch()} />;
  if (!manifest.data) return <Loading />;
  return (
    <FiguresOf manifest={manifest.data}>
      <Dsa report={report} manifest={manifest.data} />
    </FiguresOf>
  );
}

interface FiguresOfProps {
  readonly manifest: Manifest;
  /** What an edition that is kept has beside its figures. */
  readonly children?: ReactNode;
}

export const FiguresOf = ({ manifest, children }: FiguresOfProps) => (
  <div className={css.figures}>
    <Headline manifest={manifest} />
    <Quarters lines={manifest.figures.trend.lines} />
    <Charts manifest={manifest} />
    <Handling manifest={manifest} />
    <Told manifest={manifest} />
    {children}
    <Origin manifest={manifest} />
  </div>
);

function Headline({ manifest: { figures } }: { readonly manifest: Manifest }) {
  const { words, locale } = useLanguage();
  const { reports } = words;
  const number = new Intl.NumberFormat(locale);
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const { totals, thirdCountryOutsideAgreement: outside, times } = figures;
  const refused = totals.refusedOrRedirected;
  const exact = (count: number | null) => (count === null ? reports.withheld : number.format(count));
  const median = times.close.medianHours;
  const boxes = [
    [reports.requests, number.format(totals.requests), reports.requestsHelp(number.format(totals.thirdCountry))],
    [reports.outside, number.format(outside.period), reports.outsideHelp(number.format(outside.ever))],
    [
      reports.refusals,
      exact(refused),
      refused === null
        ? reports.refusalsWithheld(number.format(totals.thirdCountryRefused))
        : reports.refusalsHelp(share.format(totals.requests === 0 ? 0 : refused / totals.requests)),
    ],
    [
      reports.close,
      median === null ? '—' : reports.hours(number.format(median)),
      reports.closeHelp(exact(times.close.cases)),
    ],
  ] as const;
  return (
    <dl className={css.headline}>
      {boxes.map(([name, value, help]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <b>{value}</b>
            <span>{help}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Charts({ manifest: { figures, instruments } }: { readonly manifest: Manifest }) {
  const { words, locale, say } = useLanguage();
  const names = useNames();
  const { reports } = words;
  const sections: Partial<Record<string, string>> = reports.sections;
  const regions = new Intl.DisplayNames([locale], { type: 'region' });
  const country = (code: string) => regions.of(code) ?? code;
  const { told } = figures;
  const article = useGroundArticle();
  const known = (name: (key: string) => string) => (key: string) =>
    key === 'NONE' ? reports.unknown : key === 'OTHER' ? reports.others : name(key);
  const instrument = (code: string) => {
    const titles = instruments[code];
    return titles ? say(titles) : code;
  };
  return (
    <>
      {told?.small ? <p>{reports.smallQuarter}</p> : null}
      {told?.close ? <p>{reports.smallChange}</p> : null}
      {told?.tables ? <p>{reports.withheldNote}</p> : null}
      <Legend lines={[...figures.sections.lines, ...figures.trend.lines]} />
      <div className={css.charts}>
        {figures.trend.lines.length > 1 ? (
          <StackedBars title={reports.byQuarter} lines={figures.trend.lines} nameOf={(key) => key} />
        ) : null}
        <StackedBars
          title={reports.bySection}
          lines={figures.sections.lines}
          nameOf={known((key) => sections[key] ?? key)}
        />
        <StackedBars title={reports.byCountry} lines={figures.countries.lines} nameOf={known(country)} />
        <StackedBars title={reports.byInstrument} lines={figures.instruments.lines} nameOf={known(instrument)} />
        <StackedBars
          title={reports.byCategory}
          lines={figures.categories.lines}
          nameOf={known((key) => names('category', key))}
        />
      </div>
      {figures.refusals.lines.length > 0 ? (
        <TableBox label={reports.grounds}>
          <thead>
            <tr>
              <th scope="col">{reports.grounds}</th>
              <th scope="col">{reports.count}</th>
            </tr>
          </thead>
          <tbody>
            {figures.refusals.lines.map(({ key, count }) => (
              <tr key={key}>
                <th scope="row">
                  {known((each) => names('ground', each))(key)} <cite>{article(key)}</cite>
                </th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      ) : null}
    </>
  );
}

function Origin({ manifest }: { readonly manifest: Manifest }) {
  const { words, locale } = useLanguage();
  const { reports } = words;
  const { asOf, ledger, signer, period } = manifest;
  return (
    <section className={css.origin}>
      <p className={css.tags}>
        {period.provisional ? <Tag tone="warn">{reports.provisional}</Tag> : null}
        {signer.demonstration ? <Tag tone="warn">{reports.demonstration}</Tag> : null}
      </p>
      <Facts
        rows={[
          [reports.asOf, timeText(asOf, 'full', locale)],
          [reports.countedFrom, reports.entries(new Intl.NumberFormat(locale).format(ledger.size))],
          [reports.root, <code key="root">{ledger.root}</code>],
          [reports.signer, signer.name],
          [reports.level, signer.level],
        ]}
      />
    </section>
  );
}
