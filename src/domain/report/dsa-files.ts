/** Parts 1, 2 and 3 of the templates of Regulation (EU) 2024/2835 (Annex I), filled in as its Annex II says. */
import type { Day } from '../kernel/day.js';
import { csvOf, readCsv } from './csv.js';
import { type DsaLine, type DsaOrder, dsaLines } from './dsa.js';

/** The official texts, under whose headers the report is written. */
export interface DsaTemplates {
  readonly summary: string;
  readonly names: string;
  readonly orders: string;
}

export interface DsaReport {
  readonly year: number;
  /** Statutory name of the provider. */
  readonly provider: string;
  /** One report per service. */
  readonly service: string;
  readonly publishedOn: Day;
  /** Null for the first. */
  readonly previousOn: Day | null;
}

const OTHER = 'KEYWORD_OTHER';

/** Codes of part 3 in the order of the template, those of sub-categories that a provider adds left out. */
export const codesOf = ({ orders }: DsaTemplates): string[] =>
  readCsv(orders)
    .slice(1)
    .map(([, , , code = '']) => code)
    .filter((code) => code !== OTHER);

function summary({ summary: template }: DsaTemplates, report: DsaReport): string {
  const values = [
    ...[report.provider, report.publishedOn, report.previousOn],
    ...[`${report.year}-01-01`, `${report.year}-12-31`],
  ];
  const [head = [], ...rows] = readCsv(template);
  if (rows.length !== values.length) throw new Error('Part 1 of the template has other rows than it had.');
  return csvOf([
    head,
    ...rows.map(([applies = '', , indicator = ''], at) => [applies, report.service, indicator, values[at] ?? null]),
  ]);
}

/** Contextual information beside the two numbers of orders: columns N and R. */
function context(count: number): string {
  return count === 0
    ? ''
    : `${count} of these orders cite the power under which they were made and no provision that the content breaks.`;
}

function record({ year, service }: DsaReport, line: DsaLine) {
  const { powerAlone } = line;
  return [
    ...['All', service, `${year}-01-01/${year}-12-31`, line.code, '', line.scope],
    ...[line.act, line.items, line.actReceipt, line.actEffect, line.inform, line.informReceipt, line.informEffect],
    ...[context(powerAlone.act), '', '', '', context(powerAlone.inform), '', ''],
  ];
}

/** The three files by name. What no order of an authority causes (parts 4 to 11) is not kept by Greffe and not written. */
export function dsaFiles(templates: DsaTemplates, report: DsaReport, orders: readonly DsaOrder[]): Map<string, string> {
  const [head = []] = readCsv(templates.orders);
  const lines = dsaLines(orders, codesOf(templates)).map((line) => record(report, line));
  return new Map([
    ['1_summary.csv', summary(templates, report)],
    ['2_categories_names.csv', csvOf(readCsv(templates.names))],
    ['3_member_states_orders.csv', csvOf([head, ...lines])],
  ]);
}
