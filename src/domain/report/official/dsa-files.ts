/** The templates of Regulation (EU) 2024/2835 (Annex I), filled in for one hosting service as its Annex II says. */
import type { Day } from '../../kernel/day.js';
import { csvOf, readCsv } from '../csv.js';
import { type DsaLine, type DsaOrder, dsaLines } from './dsa.js';
import { namedRows, OTHER, rowsOfTemplate } from './dsa-rows.js';
import { type StatedTemplates, statedFiles } from './dsa-stated.js';
import { type DsaStatements, dsaStatements } from './dsa-statements.js';

/** The official texts, under whose headers the report is written. */
export interface DsaTemplates extends StatedTemplates {
  readonly summary: string;
  readonly names: string;
  readonly orders: string;
}

/** The schema of what an operator states beside its orders, in the codes of the templates. */
export const statementsOf = ({ notices, illegal, terms }: DsaTemplates) =>
  dsaStatements({ notices: namedRows(notices), illegal: namedRows(illegal), terms: namedRows(terms) });

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

/** What is in a category and in none of its sub-categories has a row of its own, described, so that parts add up. */
function description({ code, category }: DsaLine, names: readonly string[][]): string {
  if (code !== OTHER) return '';
  const [, name = category] = names.find(([, , each]) => each === category) ?? [];
  return `${name.trim()}: the order names the category and no sub-category`;
}

const periodOf = ({ year }: DsaReport): string => `${year}-01-01/${year}-12-31`;

function record(report: DsaReport, line: DsaLine, names: readonly string[][]) {
  const { powerAlone } = line;
  return [
    ...['All', report.service, periodOf(report), line.code, description(line, names), line.scope],
    ...[line.act, line.items, line.actReceipt, line.actEffect, line.inform, line.informReceipt, line.informEffect],
    ...[context(powerAlone.act), '', '', '', context(powerAlone.inform), '', ''],
  ];
}

/** The eleven files by name: parts 1 to 3 from the log, the others as the operator states them. */
export function dsaFiles(
  templates: DsaTemplates,
  report: DsaReport,
  orders: readonly DsaOrder[],
  stated: DsaStatements = {},
): Map<string, string> {
  const [head = []] = readCsv(templates.orders);
  const names = readCsv(templates.names);
  const lines = dsaLines(orders, rowsOfTemplate(templates.orders)).map((line) => record(report, line, names));
  return new Map([
    ['1_summary.csv', summary(templates, report)],
    ['2_categories_names.csv', csvOf(names)],
    ['3_member_states_orders.csv', csvOf([head, ...lines])],
    ...statedFiles(templates, { service: report.service, period: periodOf(report) }, stated),
  ]);
}
