/** The documents of a calendar year that a law or an index asks for, counted from the sealed log. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { dayOf, type Instant } from '../../domain/kernel/instant.js';
import { accept, atField, type Result, refusal, refuse } from '../../domain/kernel/result.js';
import { dsaSet } from '../../domain/report/official/dsa-edition.js';
import { partsLeft } from '../../domain/report/official/dsa-stated.js';
import { eEvidenceCsv, eEvidenceStatistics } from '../../domain/report/official/e-evidence.js';
import { demandCsv, demandLines } from '../../domain/report/official/p11a.js';
import { pointsLeft, terregCsv, terregFigures } from '../../domain/report/official/terreg.js';
import { TerregStatements } from '../../domain/report/official/terreg-statements.js';
import type { CaseRow } from '../../domain/report/row.js';
import { Database } from '../../platform/database/database.js';
import { CountService } from '../edition/count.service.js';
import { loadDsaTemplates } from '../paper/dsa-templates.js';
import { ReportSubject } from '../paper/report-subject.js';
import { DsaService, dsaOrdered, Statements } from './dsa-order.js';
import { statementsGiven } from './statements-given.js';

const Year = z.int().min(2000).max(2099);

export const YearlyOrder = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('e-evidence'), year: Year }),
    z.strictObject({ kind: z.literal('p11a'), year: Year }),
    z.strictObject({ kind: z.literal('terreg'), year: Year, statements: Statements }),
    DsaService.extend({ kind: z.literal('dsa'), year: Year }),
  ])
  .meta({ id: 'YearlyOrder' });
export type YearlyOrder = z.infer<typeof YearlyOrder>;

export const YearlyFiles = z
  .strictObject({
    files: z.array(z.strictObject({ name: z.string(), text: z.string() })),
    left: z.array(z.string()).describe('Points or parts that the operator has yet to state'),
    provisional: z.boolean().describe('The year is not over'),
  })
  .meta({ id: 'YearlyFiles' });
export type YearlyFiles = z.infer<typeof YearlyFiles>;

type Made = Result<Pick<YearlyFiles, 'files' | 'left'>>;

interface Counted {
  readonly rows: readonly CaseRow[];
  readonly asOf: Instant;
}

const yearNotBegun = atField(
  'year',
  refusal(
    'year-not-begun',
    'invalid',
    'Cette année n’a pas commencé : il n’y a rien à compter.',
    'This year has not begun: there is nothing to count.',
  ),
);

@Injectable()
export class YearlyService {
  constructor(
    private readonly database: Database,
    private readonly counts: CountService,
    private readonly subject: ReportSubject,
  ) {}

  /** A draft: nothing of it is kept or published. Refuses a year that has not begun, and statements that cannot be read. */
  async make(order: YearlyOrder): Promise<Result<YearlyFiles>> {
    const counted = await this.database.transaction(async (tx) => ({
      rows: await this.counts.rows(tx),
      asOf: await this.database.now(tx),
    }));
    const today = dayOf(counted.asOf);
    if (today < `${order.year}-01-01`) return refuse(yearNotBegun);
    const made = this.filesOf(order, counted);
    return made.ok ? accept({ ...made.value, provisional: today <= `${order.year}-12-31` }) : made;
  }

  private filesOf(order: YearlyOrder, { rows, asOf }: Counted): Made {
    const { kind, year } = order;
    const only = (text: string, left: string[] = []): Made =>
      accept({ files: [{ name: `${kind}-${year}.csv`, text }], left });
    switch (kind) {
      case 'e-evidence':
        return only(eEvidenceCsv(eEvidenceStatistics(rows, year), year));
      case 'p11a':
        return only(demandCsv(demandLines(rows, year), year));
      case 'terreg': {
        const stated = statementsGiven(order.statements ?? '', TerregStatements);
        if (!stated.ok) return stated;
        return only(terregCsv(terregFigures(rows, year, asOf), year, stated.value), pointsLeft(stated.value));
      }
      case 'dsa':
        return this.dsa(order, { rows, asOf });
    }
  }

  /** The files are named as an edition of the report names them. */
  private dsa(order: YearlyOrder & { kind: 'dsa' }, { rows, asOf }: Counted): Made {
    const { kind: _, year, ...service } = order;
    const given = dsaOrdered({ publishedOn: dayOf(asOf), services: [service] }, (_at, name) => name);
    if (!given.ok) return given;
    const templates = loadDsaTemplates();
    const { files } = dsaSet(templates, given.value, { year, provider: this.subject.operator, rows });
    return accept({
      files: [...files].map(([name, text]) => ({ name, text })),
      left: given.value.services.flatMap(({ statements }) => partsLeft(statements).map(String)),
    });
  }
}
