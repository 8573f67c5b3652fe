/**
 * What the numbers tell that count no country, text, category or outcome. A reader of the law knows which requests can
 * have a channel, a notice or an end: each number bounds how many of these there were. A request of these kinds can have
 * any of the rest, so that nothing more follows: of keys that share the requests, every set has room (Gale's theorem).
 */
import type { Figures } from '../../src/domain/report/manifest.js';
import { canArriveBy, canAssist, canBear, hasEnd } from './handled-request.js';
import { counting, type Kind } from './possible-request.js';
import type { Constraint } from './simplex.js';

type Holds = (kind: Kind) => boolean;
type Reader = (figures: Partial<Figures>, kinds: readonly Kind[]) => Constraint[];
const all: Holds = () => true;
const isThird: Holds = ({ zone }) => zone === 'THIRD';
const isClosed: Holds = ({ outcome }) => outcome !== 'pending';
const isDisclosed: Holds = ({ outcome }) => outcome === 'disclosed';
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const known = (value: number | null | undefined): value is number => typeof value === 'number';

const headline: Reader = ({ thirdCountryOutsideAgreement: told }, kinds) =>
  told ? [counting(kinds, (kind) => isThird(kind) && isDisclosed(kind), '=', told.period)] : [];

function subsets<T>(items: readonly T[]): T[][] {
  const [first, ...others] = items;
  if (first === undefined) return [[]];
  return subsets(others).flatMap((set) => [set, [first, ...set]]);
}

/** Each request came in one way; `foreign` and the others are counted apart. */
const channels: Reader = ({ channels: table }, kinds) =>
  (['other', 'foreign'] as const).flatMap((column) => {
    const inColumn: Holds = ({ outcome }) => (outcome === 'foreign') === (column === 'foreign');
    const lines = table?.lines.filter((line) => line.key !== 'OTHER' || table.lines.length > 1) ?? [];
    return subsets(lines).map((some) => {
      const can: Holds = (kind) => inColumn(kind) && some.some(({ key }) => canArriveBy(key, kind));
      return counting(kinds, can, '>=', sum(some.map((line) => line[column] ?? 0)));
    });
  });

const notices: Reader = ({ notices: told }, kinds) =>
  (told?.lines ?? []).map(({ key, count }) => counting(kinds, (kind) => canBear(key, kind), '>=', count));

const assisted: Reader = ({ assisted: told }, kinds) => [counting(kinds, canAssist, '>=', told?.total ?? 0)];

/** Each request names an account at least, and each of those that were answered had one disclosed. */
const accounts: Reader = ({ totals, accountsByCountry }, kinds) => {
  if (totals?.accountsTargeted === undefined) return [];
  const lines = accountsByCountry?.lines ?? [];
  const named = new Set(lines.map(({ key }) => key));
  const isIn =
    (key: string): Holds =>
    ({ country }) =>
      key === 'OTHER' ? !named.has(country) : country === key;
  const within = (holds: Holds, count: number): Constraint[] => [
    counting(kinds, holds, '<=', count),
    counting(kinds, holds, '>=', Math.min(1, count)),
  ];
  const isAnswered =
    (key: string): Holds =>
    (kind) =>
      isIn(key)(kind) && isDisclosed(kind);
  const unnamed = lines.filter(({ disclosed }) => disclosed === null);
  const told = sum(lines.map(({ disclosed }) => disclosed ?? 0));
  const whole = totals.accountsDisclosed;
  return [
    ...within(all, totals.accountsTargeted),
    ...lines.flatMap(({ key, targeted }) => within(isIn(key), targeted)),
    ...lines.flatMap(({ key, disclosed }) => (known(disclosed) ? within(isAnswered(key), disclosed) : [])),
    ...(known(whole) ? within(isDisclosed, whole) : []),
    ...(known(whole) && lines.length > 0
      ? within((kind) => unnamed.some(({ key }) => isAnswered(key)(kind)), whole - told)
      : []),
  ];
};

/** A median that is not blank is one of cases that are closed. */
const times: Reader = ({ times: told, within, timesBySection, deadlines }, kinds) => {
  if (!told) return [];
  const { acknowledge, close } = told;
  const exact = close.cases ?? within?.total.closed;
  return [
    counting(kinds, all, '>=', acknowledge.cases ?? 0),
    counting(kinds, isClosed, '>=', close.medianHours === null ? 0 : 1),
    ...(known(exact) ? [counting(kinds, isClosed, '=', exact)] : []),
    ...(within?.lines ?? []).map(({ closed }) => counting(kinds, isClosed, '>=', closed ?? 0)),
    ...(timesBySection?.lines ?? []).flatMap(({ key, medianHours }) => {
      const isIn: Holds = ({ zone }) => key === ({ FR: 'FR', EU_EEV: 'E', THIRD: 'U' }[zone as string] ?? 'X');
      const closed: Holds = (kind) => isIn(kind) && isClosed(kind);
      const few = [counting(kinds, closed, '<=', 4), counting(kinds, isIn, '>=', 1)];
      return medianHours === null ? few : [counting(kinds, closed, '>=', 5)];
    }),
    counting(kinds, (kind) => hasEnd(kind) && isClosed(kind), '>=', known(deadlines?.metPercent) ? 20 : 0),
  ];
};

/** Forged requests are refused ones; those of third States are counted by their ground. */
const forged: Reader = ({ totals, refusals }, kinds) => {
  if (!known(totals?.forged)) return [];
  const foreign = refusals?.lines.find(({ key }) => key === 'G-AUTH')?.count ?? 0;
  return [counting(kinds, ({ outcome }) => outcome === 'refused', '>=', totals.forged - foreign)];
};

const corrected: Reader = ({ corrections }, kinds) => [
  counting(kinds, isDisclosed, '>=', corrections?.agreedAndDisclosed ?? 0),
];

/** Each request once. */
const whole: Reader = ({ manners, customers, totals }, kinds) =>
  [manners, customers].flatMap((table) =>
    table && table.lines.length > 0 && totals ? [counting(kinds, all, '=', table.total)] : [],
  );

const TABLE = 'a table of the cells, in the attack itself';
const FREE = 'any request can have any of these keys';
/** How the reader uses each member of `figures`: a new one does not compile before it stands here. */
export const used: Readonly<Record<keyof Figures, Reader | string>> = {
  ...{ totals: forged, sections: TABLE, countries: TABLE, instruments: TABLE, categories: TABLE },
  ...{ thirdCountryOutsideAgreement: headline, channels, notices, assisted, accountsByCountry: accounts, times },
  ...{ within: 'with `times`', timesBySection: 'with `times`', deadlines: 'with `times`' },
  ...{ manners: whole, customers: whole, corrections: corrected },
  ...{ addressees: FREE, emergencies: FREE, challenges: FREE, relayed: FREE },
  refusals: 'requests of third States alone, exact by policy; with `totals.forged`',
  told: 'follows from the tables that are printed',
  trend: 'the total and `foreign` of the quarter, and other quarters',
  carryOver: 'other quarters',
  ...{ accounts: 'the fourth version alone', detail: 'the fourth version alone' },
};

/** All that these numbers tell. */
export const toldBy = (figures: Partial<Figures>, kinds: readonly Kind[]): Constraint[] =>
  [...new Set(Object.values(used))].flatMap((reader) => (typeof reader === 'string' ? [] : reader(figures, kinds)));
