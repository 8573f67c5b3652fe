/**
 * What Annex II of Regulation (EU) 2024/2835 asks of the files of a transparency report, checked on the bytes with nothing of
 * the product: neither its reader of CSV nor its vocabulary.
 */
import { readFileSync } from 'node:fs';

export type DsaFilesRead = ReadonlyMap<string, string>;

const parts = [
  ...['1_summary', '2_categories_names', '3_member_states_orders', '4_notices', '5_own_initiative_illegal'],
  ...['6_own_initiative_TC', '7_appeals_and_recidivism', '8_automated_means', '9_human_resources', '10_AMAR'],
  '11_qualitative',
];
const template = (part: number): string => readFileSync(`templates/dsa/part-${part}.csv`, 'utf8');
const states = 'AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

/** RFC 4180, one field after another; null where something else stands. */
function records(text: string): string[][] | null {
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  const found: string[][] = [[]];
  while (field.lastIndex < text.length) {
    const [, quoted, plain = '', end] = field.exec(text) ?? [];
    if (end === undefined) return null;
    found.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') found.push([]);
  }
  return found.slice(0, -1);
}

const headOf = (text: string): string => text.slice(0, text.search(/\r?\n/));
/** Columns of numbers: counts, and medians in hours. */
const numbered: Record<number, { first: number; columns: number; medians: readonly number[] }> = {
  3: { first: 6, columns: 7, medians: [8, 9, 11, 12] },
  4: { first: 5, columns: 10, medians: [9, 10] },
  5: { first: 5, columns: 16, medians: [] },
  6: { first: 5, columns: 16, medians: [] },
};

interface Sheet {
  readonly part: number;
  readonly rows: readonly (readonly string[])[];
}
type Broken = (sheet: Sheet) => boolean;

const sum = (rows: readonly (readonly string[])[], column: number): number =>
  rows.reduce((total, row) => total + Number(row[column]), 0);
const groupsOf = ({ part, rows }: Sheet) => {
  const scopes = part === 3 ? [...new Set(rows.map((row) => row[5]))] : [null];
  return scopes.map((scope) => rows.filter((row) => scope === null || row[5] === scope));
};

function brokenSums(sheet: Sheet): boolean {
  const shape = numbered[sheet.part];
  if (!shape) return false;
  const columns = Array.from({ length: shape.columns }, (_, at) => shape.first + at);
  const counts = columns.filter((column) => !shape.medians.includes(column));
  return groupsOf(sheet).some((rows) => {
    const categories = rows.filter((row) => row[3]?.startsWith('STATEMENT_'));
    return counts.some((column) => {
      if (sum(rows.slice(0, 1), column) !== sum(categories, column)) return true;
      return categories.some((category) => {
        const from = rows.indexOf(category) + 1;
        const to = rows.findIndex((row, at) => at >= from && row[3]?.startsWith('STATEMENT_'));
        const own = rows.slice(from, to < 0 ? undefined : to);
        return own.length > 0 && sum([category], column) !== sum(own, column);
      });
    });
  });
}

function brokenNumbers({ part, rows }: Sheet): boolean {
  const shape = numbered[part];
  if (!shape) return false;
  return rows.some((row) =>
    row.slice(shape.first, shape.first + shape.columns).some((value, at) => {
      const isMedian = shape.medians.includes(shape.first + at);
      return !(isMedian ? /^(\d+(\.\d+)?)?$/ : part === 3 ? /^\d+$/ : /^\d*$/).test(value);
    }),
  );
}

/** Each row for a category that a provider adds has a name of its own, and none is empty. */
function brokenOthers(sheet: Sheet): boolean {
  if (!numbered[sheet.part]) return false;
  return groupsOf(sheet).some((rows) => {
    const others = rows.filter((row) => row[3] === 'KEYWORD_OTHER').map((row) => row[4] ?? '');
    const isTold = rows.every((row) => (row[3] === 'KEYWORD_OTHER') === (row[4] !== ''));
    return !isTold || others.includes('Text to detail the "Other" keyword.') || new Set(others).size < others.length;
  });
}

/** Every row of the template stands there, in its order, under each scope. */
function brokenRows({ part, rows }: Sheet): boolean {
  const official = records(template(part).replaceAll('\n', '\r\n'))?.slice(1) ?? [];
  if (part === 2) return JSON.stringify(rows) !== JSON.stringify(official);
  const isCategory = numbered[part] !== undefined;
  const name = (row: readonly string[]) =>
    isCategory
      ? `${row[0]} ${row[3]}`
      : `${row[0]} ${row.slice(part === 1 ? 2 : 3, -1 - Number(part >= 7 && part <= 9)).join(' ')}`;
  const wanted = official.map(name).filter((each) => !isCategory || !each.endsWith('KEYWORD_OTHER'));
  return groupsOf({ part, rows }).some(
    (group) =>
      JSON.stringify(group.map(name).filter((each) => !isCategory || !each.endsWith('KEYWORD_OTHER'))) !==
      JSON.stringify(wanted),
  );
}

const applies = (row: readonly string[]) => row[0] === 'All' || row[0]?.includes('hosting services') === true;
const valueIn = ({ part }: Sheet, row: readonly string[]) => row[part === 11 ? 4 : 6] ?? '';

const rules: readonly [rule: string, broken: Broken][] = [
  ['every row of the template stands there', brokenRows],
  ['the service is named', ({ part, rows }) => part !== 2 && rows.some((row) => row[1] === '')],
  [
    'the period is two days',
    ({ part, rows }) => part > 2 && rows.some((row) => !/^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/.test(row[2] ?? '')),
  ],
  [
    'days are written as days',
    ({ part, rows }) =>
      part === 1 &&
      rows.slice(1).some((row, at) => !/^\d{4}-\d\d-\d\d$/.test(row[3] ?? '') && !(at === 1 && row[3] === '')),
  ],
  [
    'the scope is TOTAL or a Member State that sent an order',
    (sheet) =>
      sheet.part === 3 &&
      groupsOf(sheet).some(
        ([total]) =>
          total?.[5] !== 'TOTAL' &&
          (!states.includes(total?.[5] ?? '') || Number(total?.[6]) + Number(total?.[10]) === 0),
      ),
  ],
  [
    'the Member States add up to the total',
    (sheet) => {
      if (sheet.part !== 3) return false;
      const [total, ...each] = groupsOf(sheet).map(([first]) => first ?? []);
      return [6, 7, 10].some((column) => total === undefined || sum([total], column) !== sum(each, column));
    },
  ],
  ['counts are whole and medians are hours', brokenNumbers],
  ['sub-categories add up to their category, categories to the total', brokenSums],
  ['each sub-category of the provider is described, none twice', brokenOthers],
  [
    'a median stands where something was done, and only there',
    ({ part, rows }) =>
      part === 3 &&
      rows.some(
        (row) => (row[6] === '0' && `${row[8]}${row[9]}` !== '') || (row[10] === '0' && `${row[11]}${row[12]}` !== ''),
      ),
  ],
  [
    'what does not apply to a host is blank',
    (sheet) => sheet.part >= 7 && sheet.rows.some((row) => !applies(row) && valueIn(sheet, row) !== ''),
  ],
  [
    'counts of indicators are whole, shares lie between 0 and 1',
    (sheet) =>
      (sheet.part === 7 || sheet.part === 8) &&
      sheet.rows.some((row) => {
        const value = valueIn(sheet, row);
        if (value === '') return false;
        return row[4]?.startsWith('Accuracy') ? !(Number(value) >= 0 && Number(value) <= 1) : !/^\d+$/.test(value);
      }),
  ],
  [
    'an indicator of accuracy has its context',
    (sheet) =>
      sheet.part === 8 && sheet.rows.some((row) => row[4]?.startsWith('Accuracy') && row[6] !== '' && row[7] === ''),
  ],
  [
    'no text has more than 5,000 characters',
    (sheet) => sheet.part === 11 && sheet.rows.some((row) => valueIn(sheet, row).length > 5_000),
  ],
];

/** Names of the rules that the files break, with the number of the part. */
export function brokenDsaRules(files: DsaFilesRead): string[] {
  if (JSON.stringify([...files.keys()]) !== JSON.stringify(parts.map((name) => `${name}.csv`))) return ['eleven files'];
  return [...files.values()].flatMap((text, at) => {
    const part = at + 1;
    if (headOf(text) !== headOf(template(part))) return [`${part}: the header is the official one, byte for byte`];
    const found = records(text);
    const [head = [], ...rows] = found ?? [];
    if (!found || rows.some((row) => row.length !== head.length)) return [`${part}: RFC 4180`];
    return rules.flatMap(([rule, broken]) => (broken({ part, rows }) ? [`${part}: ${rule}`] : []));
  });
}
