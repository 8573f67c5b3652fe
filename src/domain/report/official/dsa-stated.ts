/** Parts 4 to 11 of the templates of Regulation (EU) 2024/2835, as the operator of a hosting service fills them in. */
import { csvOf, readCsv } from '../csv.js';
import { OTHER, rowsOfTemplate, type TemplateRow } from './dsa-rows.js';
import {
  type DsaStatements,
  isMedian,
  noticeMeasures,
  ownMeasures,
  qualities,
  type StatedLine,
  type StatedPart,
} from './dsa-statements.js';
import { TO_COMPLETE } from './terreg-statements.js';

/** What stands in columns B and C of every row. */
export interface DsaIdentity {
  readonly service: string;
  readonly period: string;
}

type Measure = Parameters<typeof isMedian>[0];

interface Part {
  readonly measures: readonly Measure[];
  readonly stated: StatedPart | undefined;
}

/** Lines that count in a row: all of them, those of a category, or its own. */
function linesIn({ code, category }: TemplateRow, lines: readonly StatedLine[], rows: readonly TemplateRow[]) {
  if (code === 'TOTAL') return lines;
  const within = rows.filter((row) => row.category === category).map((row) => row.code);
  return code === category
    ? lines.filter((line) => within.includes(line.code))
    : lines.filter((line) => line.code === code);
}

/** Counts are sums and 0 for none; a median is the one stated for this row, or blank; what can never happen is blank. */
function numbers({ measures, stated }: Part, own: StatedLine | undefined, counted: readonly StatedLine[]) {
  if (!stated || 'omitted' in stated) return measures.map(() => null);
  return measures.map((measure) => {
    if (stated.never.includes(measure)) return null;
    if (isMedian(measure)) return own?.values[measure] ?? null;
    return counted.reduce((sum, { values }) => sum + (values[measure] ?? 0), 0);
  });
}

/** In the first contextual column of the first row: why the part is blank. */
function contextOfPart({ code }: TemplateRow, stated: StatedPart | undefined): string | null {
  if (code !== 'TOTAL') return null;
  if (!stated) return TO_COMPLETE;
  return 'omitted' in stated ? stated.omitted : null;
}

function byCategory(template: string, { service, period }: DsaIdentity, part: Part): string {
  const [head = [], ...official] = readCsv(template);
  const rows = rowsOfTemplate(template);
  const lines = part.stated && 'lines' in part.stated ? part.stated.lines : [];
  const blanks = part.measures.slice(1).map(() => null);
  const record = (applies: string, row: TemplateRow, own: StatedLine | undefined, counted: readonly StatedLine[]) => [
    ...[applies, service, period, row.code, own?.other ?? null],
    ...numbers(part, own, counted),
    ...[own?.context ?? contextOfPart(row, part.stated), ...blanks],
  ];
  const records = official.flatMap(([applies = ''], at) => {
    const row = rows[at];
    if (!row) return [];
    if (row.code === OTHER) {
      const added = lines.filter(({ code, other }) => other !== undefined && code === row.category);
      return added.map((line) => record(applies, row, line, [line]));
    }
    const own = lines.find(({ code, other }) => other === undefined && code === row.code);
    return [record(applies, row, own, linesIn(row, lines, rows))];
  });
  return csvOf([head, ...records]);
}

type Filled = readonly [value: string | number | null, context: string | null];
const blank: Filled = [null, null];

/** A part whose rows are indicators: value and context of each, by its place among the rows that apply. */
function byIndicator(template: string, { service, period }: DsaIdentity, filled: (at: number) => Filled): string {
  const [head = [], ...official] = readCsv(template);
  const hasContext = head.at(-1) !== 'Value';
  const applying = official.filter(([applies = '']) => appliesToHosts(applies));
  const records = official.map((row) => {
    const [applies = '', , , ...rest] = row;
    const [value, context] = appliesToHosts(applies) ? filled(applying.indexOf(row)) : blank;
    const told = rest.slice(0, head.length - 3 - (hasContext ? 2 : 1));
    return [applies, service, period, ...told, value, ...(hasContext ? [context] : [])];
  });
  return csvOf([head, ...records]);
}

/** Rows for platforms and for very large ones stay, blank, as Annex II (part I, 1) says. */
const appliesToHosts = (applies: string): boolean => applies === 'All' || applies.includes('hosting services');

const leftOut = (stated: { readonly omitted: string } | undefined): Filled => [null, stated?.omitted ?? TO_COMPLETE];

function complaints({ complaints: stated }: DsaStatements): Filled {
  return stated && 'submitted' in stated ? [stated.submitted, stated.context ?? null] : leftOut(stated);
}

/** Five rows for each of three scopes: two counts, three indicators. */
function automatedMeans({ automatedMeans: stated }: DsaStatements, at: number): Filled {
  if (!stated || 'omitted' in stated) return at === 0 ? leftOut(stated) : blank;
  const scope = [stated.measures, stated.ownInitiative, stated.notices][Math.floor(at / 5)];
  if (!scope) return blank;
  const { solely, notAutomated, accuracy, precision, recall, context } = scope;
  const value = [solely, notAutomated, accuracy, precision, recall][at % 5] ?? null;
  return [value, at % 5 < 2 || value === null ? null : (context ?? null)];
}

function words({ qualitative }: DsaStatements, at: number): Filled {
  const name = qualities[at];
  return [(name && qualitative?.[name]) ?? TO_COMPLETE, null];
}

/** The official texts of these parts. */
export type StatedTemplates = Readonly<
  Record<'notices' | 'illegal' | 'terms' | 'appeals' | 'means' | 'people' | 'recipients' | 'words', string>
>;

/** Files by name. Parts 9 and 10 are for very large platforms alone: their rows are there and blank. */
export function statedFiles(templates: StatedTemplates, of: DsaIdentity, stated: DsaStatements): Map<string, string> {
  const own = (template: string, part: StatedPart | undefined) =>
    byCategory(template, of, { measures: ownMeasures, stated: part });
  return new Map([
    ['4_notices.csv', byCategory(templates.notices, of, { measures: noticeMeasures, stated: stated.notices })],
    ['5_own_initiative_illegal.csv', own(templates.illegal, stated.ownInitiativeIllegal)],
    ['6_own_initiative_TC.csv', own(templates.terms, stated.ownInitiativeTerms)],
    ['7_appeals_and_recidivism.csv', byIndicator(templates.appeals, of, () => complaints(stated))],
    ['8_automated_means.csv', byIndicator(templates.means, of, (at) => automatedMeans(stated, at))],
    ['9_human_resources.csv', byIndicator(templates.people, of, () => blank)],
    ['10_AMAR.csv', byIndicator(templates.recipients, of, () => blank)],
    ['11_qualitative.csv', byIndicator(templates.words, of, (at) => words(stated, at))],
  ]);
}

/** Numbers of the parts that the operator has yet to state. */
export const partsLeft = ({ qualitative, ...stated }: DsaStatements): number[] => [
  ...([4, 5, 6, 7, 8] as const).filter(
    (_, at) =>
      [
        stated.notices,
        stated.ownInitiativeIllegal,
        stated.ownInitiativeTerms,
        stated.complaints,
        stated.automatedMeans,
      ][at] === undefined,
  ),
  ...(qualities.every((name) => qualitative?.[name] !== undefined) ? [] : [11]),
];
