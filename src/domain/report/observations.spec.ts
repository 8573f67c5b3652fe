import { describe, expect, it } from '@jest/globals';
import { caseEntries } from '../../../test/support/case-entries.js';
import { aFullQuarter } from '../../../test/support/full-quarter.js';
import { quarter } from '../kernel/day.js';
import { rowsOf } from './count.js';
import { readCsv } from './csv.js';
import { figuresOf } from './figures.js';
import { figureLines } from './long-table.js';
import type { Manifest } from './manifest.js';
import { observationColumns, observations } from './observations.js';
import { observationsSchema } from './table-schema.js';

describe('the observations of a report', () => {
  const period = quarter('2026-Q4');
  const figures = figuresOf(rowsOf(aFullQuarter.flatMap(caseEntries)), period);
  const manifest = { period: { ...period, provisional: true }, edition: 2, figures } as unknown as Manifest;
  const [head, ...rows] = readCsv(observations(manifest));
  const found = (...[table, line, measure]: string[]) =>
    rows.find((row) => row[3] === table && row[4] === line && row[5] === measure)?.slice(6);

  it('have the columns of the schema that is published beside them, and a key that no two rows share', () => {
    const { columns, primaryKey } = observationsSchema.tableSchema;
    expect(head).toEqual([...observationColumns]);
    expect(columns.map(({ name }) => name)).toEqual([...observationColumns]);
    const keys = rows.map((row) => primaryKey.map((name) => row[observationColumns.indexOf(name)]).join());
    expect(new Set(keys).size).toBe(rows.length);
    for (const [index, { datatype }] of columns.entries()) {
      const form = 'format' in datatype ? new RegExp(String(datatype.format)) : /(?:)/;
      for (const row of rows) expect(row[index]).toMatch(form);
    }
  });

  it('are one row for each figure of the report, with its edition and whether it is provisional', () => {
    expect(rows).toHaveLength(figureLines(figures).length);
    expect(new Set(rows.map((row) => row.slice(0, 3).join()))).toEqual(new Set(['2026-Q4,2,true']));
  });

  it('tell the line from the measure, a total from its lines, and times from counts', () => {
    expect(found('totals', '', 'requests')).toEqual(['count', '26']);
    expect(found('totals', 'outcomes', 'disclosed')).toEqual(['count', '15']);
    expect(found('countries', 'US', 'foreign')).toEqual(['count', '2']);
    expect(found('countries', 'TOTAL', 'foreign')).toEqual(['count', '2']);
    expect(found('countries', 'FR', 'pending')).toEqual(['count', '']);
    expect(found('refusals', 'TOTAL', 'count')).toEqual(['count', '2']);
    expect(found('times', 'close', 'medianHours')?.[0]).toBe('hours');
    expect(found('timesBySection', 'FR', 'medianHours')?.[0]).toBe('hours');
    expect(found('timesBySection', 'U', 'medianHours')).toBeUndefined();
  });
});
