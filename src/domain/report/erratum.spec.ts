import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { caseEntries } from '../../../test/support/case-entries.js';
import { aFullQuarter } from '../../../test/support/full-quarter.js';
import { quarter } from '../kernel/day.js';
import { rowsOf } from './count.js';
import { changesBetween, Reason } from './erratum.js';
import { figuresOf } from './figures.js';
import { figureLines } from './long-table.js';
import { figureName } from './print/erratum-words.js';
import { Labels } from './print/template.js';

const labels = Labels.parse(parse(readFileSync('templates/report/labels.v5.yaml', 'utf8')));
const figuresFrom = (cases: typeof aFullQuarter) => figuresOf(rowsOf(cases.flatMap(caseEntries)), quarter('2026-Q4'));

test('two editions that count the same differ in nothing', () => {
  expect(changesBetween(figuresFrom(aFullQuarter), figuresFrom(aFullQuarter))).toEqual([]);
});

test('a request that was missing changes every figure it is counted in, and a new line was absent before', () => {
  const [before, after] = [figuresFrom(aFullQuarter.slice(1)), figuresFrom(aFullQuarter)];
  const changes = changesBetween(before, after);
  expect(changes).toContainEqual({
    figure: 'totals/requests',
    was: before.totals.requests,
    is: before.totals.requests + 1,
  });
  const [was, is] = [new Map(figureLines(before)), new Map(figureLines(after))];
  const absent = changes.filter((change) => change.was === 'absent').map(({ figure }) => figure);
  expect(absent).toEqual([...is.keys()].filter((name) => !was.has(name)));
  for (const name of is.keys()) {
    expect(changes.some(({ figure }) => figure === name)).toBe(was.get(name) !== is.get(name));
  }
});

test('every figure of a report has words in both languages; only the codes of law and quarters stay codes', () => {
  for (const [figure] of figureLines(figuresFrom(aFullQuarter))) {
    for (const language of ['fr', 'en'] as const) {
      const name = figureName(figure, labels, language);
      if (!/^(instruments|trend)\//.test(figure)) expect(name).not.toMatch(/[A-Z]{2,}-|_|\/|(^|, )[a-z]+[A-Z]/);
    }
  }
  expect(figureName('countries/lines/US/refused', labels, 'fr')).toBe('Pays, États-Unis, refus');
  expect(figureName('detail/lines/CON/cells/US/count', labels, 'en')).toBe(
    'Category and country, Content, United States, count',
  );
});

test('a reason is given in both languages, in words and within a length', () => {
  const words = { fr: 'Un dossier avait été mal qualifié.', en: 'A case had been classified wrongly.' };
  expect(Reason.safeParse(words).success).toBe(true);
  for (const wrong of [
    { fr: words.fr },
    { ...words, en: ' \n' },
    { ...words, fr: 'x'.repeat(2001) },
    { ...words, de: 'x' },
  ])
    expect(Reason.safeParse(wrong).success).toBe(false);
});
