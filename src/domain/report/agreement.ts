/** What must add up in any report, whatever was counted: a reader can check it without the ledger. */
import { quarter } from '../kernel/day.js';
import { dayOf, instant } from '../kernel/instant.js';
import { THIRD_STATES } from './column-keys.js';
import { conductChecks } from './conduct-agreement.js';
import { type CrossTable, type Figures, MANIFEST_FORMAT, type Manifest, type Outcomes } from './manifest.js';
import { type Check, totalsChecks } from './totals-agreement.js';

type Counts = Readonly<Record<string, number | null | undefined>>;

const sum = (values: readonly (number | null | undefined)[]): number =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);
const partsOf = ({ total: _, ...parts }: Counts): (number | null | undefined)[] => Object.values(parts);
const outcomesOf = ({ key: _, ...outcomes }: CrossTable['lines'][number]): Counts => outcomes;
const same = (left: Counts, right: Counts): boolean =>
  [...new Set([...Object.keys(left), ...Object.keys(right)])].every((name) => left[name] === right[name]);

/** A line whose total is withheld withholds one of its parts; any other is the sum of its parts. */
const addsUp = (line: Counts): boolean =>
  line.total === null ? partsOf(line).includes(null) : sum(partsOf(line)) === line.total;

/** Each request stands on exactly one line: what a line withholds is counted on the last. */
function partitions({ lines, total }: CrossTable): boolean {
  const columns = Object.entries(total).filter(([column, count]) => column !== 'total' && count !== null);
  return columns.every(([column, count]) => sum(lines.map((line) => outcomesOf(line)[column])) === count);
}

/** Each request came in one manner; an edition too near to a published one has no lines. */
const mannersAgree = ({ manners }: Figures, whole: number): boolean =>
  !manners ||
  (manners.total === whole && (manners.lines.length === 0 || sum(manners.lines.map(({ count }) => count)) === whole));

/** A line of the detail without a hidden count is the line of its category, country by country. */
function detailAgrees({ detail, categories }: Pick<Figures, 'detail' | 'categories'>): boolean {
  return (detail?.lines ?? []).every(({ key, cells }) => {
    const counts = cells.map(({ count }) => count);
    const whole = categories.lines.find((line) => line.key === key);
    return counts.includes(null) || !whole || sum(counts) === whole.total;
  });
}

/** The first five part the requests; the others may count a request on several lines. */
const withOutcomes = [
  'sections',
  'countries',
  'channels',
  'addressees',
  'emergencies',
  'instruments',
  'categories',
] as const;

/** A table may put the outcomes together; it withholds none that it adds up. */
const sameRequests = ({ total }: CrossTable, whole: Outcomes): boolean =>
  whole.foreign === undefined ? same(total, whole) : total.total === whole.total && total.foreign === whole.foreign;

/** The requests of third States are exact in all, and some of their outcomes may be withheld. */
const isOfThirdStates = (name: string, { key, total }: CrossTable['lines'][number]): boolean =>
  name === 'sections' && key === THIRD_STATES && total !== null;
const isPartOf = (line: Counts): boolean => partsOf(line).includes(null) && sum(partsOf(line)) <= Number(line.total);

const isConsistent = (name: string, { lines, total }: CrossTable, whole: Outcomes): boolean =>
  sameRequests({ lines, total }, whole) &&
  addsUp(total) &&
  lines.every((line) => addsUp(outcomesOf(line)) || (isOfThirdStates(name, line) && isPartOf(outcomesOf(line))));

/** From the fifth version on the totals count what stands in tables; before, they counted requests. */
function totalsAgree({ totals, trend, refusals }: Figures): [place: string, holds: boolean][] {
  const { outcomes, divided, requests, refusedOrRedirected } = totals;
  const tables = divided?.tables ?? outcomes;
  const now = trend.lines.at(-1);
  const { key: _, ...latest } = now ?? { key: '', total: -1 };
  if (outcomes.foreign === undefined) {
    return [
      ['totals/requests', requests === outcomes.total],
      ['refusals/total', sum([tables.refused, tables.redirected]) === refusals.total],
      ['totals/outcomes', refusedOrRedirected === sum([outcomes.refused, outcomes.redirected])],
      ['trend', same(latest, outcomes)],
    ];
  }
  const isWithheld = outcomes.refused === null && refusedOrRedirected === null;
  return [
    ['totals/requests', divided !== undefined || requests === outcomes.total],
    ['refusals/total', outcomes.foreign === refusals.total],
    ['totals/outcomes', isWithheld || refusedOrRedirected === sum([outcomes.refused, outcomes.foreign])],
    ['totals/outcomes', addsUp(outcomes) && same(tables, outcomes)],
    ['trend', latest.total === requests],
  ];
}

/** Reports of these versions promised less. */
const older: ReadonlySet<Manifest['format']> = new Set(['greffe/report/v4', 'greffe/report/v5']);

/** The pointer of the first figure that does not agree with the others, or null. */
export function disagreement(figures: Figures, format: Manifest['format'] = MANIFEST_FORMAT): string | null {
  const { totals, relayed, accounts, challenges } = figures;
  const { outcomes, divided } = totals;
  const tables = divided?.tables ?? outcomes;
  const { lodged, ...results } = challenges;
  const checks: Check[] = [
    ...totalsAgree(figures),
    ['totals/divided', !divided || totals.requests - divided.requests + divided.parts >= tables.total],
    ...withOutcomes.map((name): [string, boolean] => [name, isConsistent(name, figures[name], tables)]),
    ...withOutcomes.slice(0, 5).map((name): [string, boolean] => [name, partitions(figures[name])]),
    ['manners', mannersAgree(figures, tables.total)],
    ['relayed', sum(relayed.lines.map(({ received }) => received)) === relayed.total.received],
    ['accounts', !accounts || sum(accounts.lines.map(({ targeted }) => targeted)) === totals.accountsTargeted],
    ['accounts', !accounts || sum(accounts.lines.map(({ disclosed }) => disclosed)) === totals.accountsDisclosed],
    ['challenges', sum(Object.values(results)) === lodged],
    ['detail', detailAgrees(figures)],
    ...(older.has(format) ? [] : [...totalsChecks(figures), ...conductChecks(figures)]),
  ];
  const broken = checks.find(([, holds]) => !holds);
  return broken ? `/figures/${broken[0]}` : null;
}

/** The quarter is the one that the report names, and is provisional until its last day in Paris has passed. */
function periodAgrees({ report, period, asOf }: Manifest): boolean {
  if (!/^\d{4}-Q[1-4]$/.test(report)) return false;
  const { name, first, last } = quarter(report);
  const isSame = period.name === name && period.first === first && period.last === last;
  return isSame && period.provisional === dayOf(instant(asOf)) <= last;
}

/** The pointer of the first member of a manifest that another one denies, or null. */
export function contradiction(manifest: Manifest): string | null {
  if (!periodAgrees(manifest)) return '/period';
  if (manifest.figures.trend.lines.at(-1)?.key !== manifest.report) return '/figures/trend';
  return disagreement(manifest.figures, manifest.format);
}
