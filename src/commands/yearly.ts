/** What a year's law asks for, counted from the sealed ledger. */
import { join } from 'node:path';
import { day } from '../domain/kernel/day.js';
import { dayOf, type Instant } from '../domain/kernel/instant.js';
import { dsaOrders } from '../domain/report/official/dsa.js';
import { dsaFiles, statementsOf } from '../domain/report/official/dsa-files.js';
import { partsLeft } from '../domain/report/official/dsa-stated.js';
import { eEvidenceCsv, eEvidenceStatistics } from '../domain/report/official/e-evidence.js';
import { demandCsv, demandLines } from '../domain/report/official/p11a.js';
import { pointsLeft, terregCsv, terregFigures } from '../domain/report/official/terreg.js';
import { TerregStatements } from '../domain/report/official/terreg-statements.js';
import type { CaseRow } from '../domain/report/row.js';
import { Database } from '../platform/database/database.js';
import { demandPlace, folderGiven, writeGiven } from '../platform/settings/given.js';
import { CountService } from '../reports/edition/count.service.js';
import { loadDsaTemplates } from '../reports/paper/dsa-templates.js';
import { ReportSubject } from '../reports/paper/report-subject.js';
import { reading } from './application.js';
import { type Output, say } from './output.js';
import { statedIn } from './stated.js';

type Rooms = Parameters<Parameters<typeof reading>[0]>[0];
interface ToFile extends Output {
  readonly out?: string;
}

/** The rows of every case, and the database time at which they were read. */
const counted = (rooms: Rooms): Promise<{ rows: CaseRow[]; asOf: Instant }> =>
  rooms.get(Database).transaction(async (tx) => ({
    rows: await rooms.get(CountService).rows(tx),
    asOf: await rooms.get(Database).now(tx),
  }));

const demandPlaceOf = async ({ out }: ToFile): Promise<void> => {
  if (out !== undefined) await demandPlace(out);
};

/** One CSV, into a file or on the screen; with --json its lines. */
async function written(options: ToFile, year: number, csv: string, lines: unknown): Promise<void> {
  if (options.out !== undefined) await writeGiven(options.out, csv);
  say(options, { ok: true, year, lines }, options.out === undefined ? csv : `Written to ${options.out}.`);
}

/** Counts the European orders of a year for the Commission. */
export async function eEvidence(year: number, options: ToFile): Promise<boolean> {
  await demandPlaceOf(options);
  return reading(async (rooms) => {
    const lines = eEvidenceStatistics((await counted(rooms)).rows, year);
    await written(options, year, eEvidenceCsv(lines, year), lines);
    return true;
  });
}

interface TerregOptions extends ToFile {
  readonly statements?: string;
}

/** Counts the removal orders of a year for the transparency report of a host, beside what the operator states itself. */
export async function terreg(year: number, options: TerregOptions): Promise<boolean> {
  const statements = options.statements === undefined ? {} : await statedIn(options.statements, TerregStatements);
  await demandPlaceOf(options);
  return reading(async (rooms) => {
    const { rows, asOf } = await counted(rooms);
    const figures = terregFigures(rows, year, asOf);
    await written(options, year, terregCsv(figures, year, statements), { ...figures, statements });
    const left = pointsLeft(statements);
    if (left.length > 0 && options.json !== true) {
      console.error(`Left for the operator to complete, with --statements: ${left.join(', ')}.`);
    }
    return true;
  });
}

/** Counts the demands for data of a year as indicator P11a asks for them. */
export async function p11a(year: number, options: ToFile): Promise<boolean> {
  await demandPlaceOf(options);
  return reading(async (rooms) => {
    const lines = demandLines((await counted(rooms)).rows, year);
    await written(options, year, demandCsv(lines, year), lines);
    return true;
  });
}

interface DsaOptions extends Output {
  readonly service: string;
  readonly out: string;
  readonly previous?: string;
  readonly statements?: string;
}

/** Fills in the templates of a year for one service, into a folder. */
export async function dsa(year: number, options: DsaOptions): Promise<boolean> {
  const templates = loadDsaTemplates();
  const { statements } = options;
  const stated = statements === undefined ? {} : await statedIn(statements, statementsOf(templates));
  await folderGiven(options.out);
  return reading(async (rooms) => {
    const { rows, asOf } = await counted(rooms);
    const [publishedOn, previousOn] = [dayOf(asOf), options.previous === undefined ? null : day(options.previous)];
    const provider = rooms.get(ReportSubject).operator;
    const report = { year, service: options.service, publishedOn, previousOn, provider };
    const files = dsaFiles(templates, report, dsaOrders(rows, year), stated);
    for (const [name, text] of files) await writeGiven(join(options.out, name), text);
    const provisional = publishedOn <= `${year}-12-31`;
    const left = partsLeft(stated);
    say(
      options,
      { ok: true, year, files: [...files.keys()], provisional, left },
      [
        ...[...files.keys()].map((name) => `  ${join(options.out, name)}`),
        ...(left.length > 0 ? [`Left for the operator to complete, with --statements: parts ${left.join(', ')}.`] : []),
        ...(provisional ? [`The year ${year} is not over: these numbers are not the ones to publish.`] : []),
      ].join('\n'),
    );
    return true;
  });
}
