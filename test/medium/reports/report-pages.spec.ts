// @stage slow
/** The pages as they are read: no table is cut where a page holds it, and no page is half empty without a reason. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { page } from '../../../src/platform/pdf/style.js';
import { drawEdition } from '../../../src/verifier/paper/edition.js';
import { loadTexts } from '../../../src/verifier/paper/texts.js';
import { readPages } from '../../../src/verifier/report/pages.js';
import { busyQuarters } from '../../support/busy-quarter.js';
import type { WrittenCase } from '../../support/case-entries.js';
import { aFullQuarter } from '../../support/full-quarter.js';
import { sampleManifest, sampleSealing } from '../../support/sample-report.js';

/** Of the height that text may take. */
const FULL_ENOUGH = 0.6;
const top = page.height - page.top;

interface Line {
  readonly y: number;
  readonly text: string;
}

/** From the top, without what stands in the margins. */
function linesOf(words: readonly { readonly text: string; readonly y: number }[]): Line[] {
  const lines = new Map<number, string[]>();
  for (const { text, y } of words) if (y > page.bottom && y < top) lines.set(y, [...(lines.get(y) ?? []), text]);
  return [...lines].map(([y, texts]) => ({ y, text: texts.join(' ') })).sort((left, right) => right.y - left.y);
}

const isCaption = ({ text }: Line): boolean => /^(Tableau|Table) \d+\. /.test(text);
const isRule = ({ text }: Line): boolean => /^(Règle de comptage|Counting rule) R/.test(text);
const isHeading = ({ text }: Line): boolean => /^\d+\. /.test(text);

/** Captions of tables whose counting rule, which follows the last row, is not on their page. */
function cutOn(lines: readonly Line[]): string[] {
  return lines.flatMap((line, at) => {
    if (!isCaption(line)) return [];
    const rest = lines.slice(at + 1);
    const next = rest.findIndex(isCaption);
    return rest.slice(0, next < 0 ? rest.length : next).some(isRule) ? [] : [line.text];
  });
}

/** What must stand together at the top of a page: a heading with the table under it, up to the rule of that table. */
function heightOfFirst(lines: readonly Line[]): number {
  const table = lines.findIndex(isCaption);
  const rule = lines.findIndex(isRule);
  const apart = lines.findIndex((line, at) => at > 0 && isHeading(line));
  const last = table >= 0 && table <= 1 ? rule : apart - 1;
  return top - (lines[last < 0 ? lines.length - 1 : last]?.y ?? top);
}

describe.each<[string, readonly WrittenCase[]]>([
  ['a quarter of the sample', aFullQuarter],
  ['a busy quarter', busyQuarters(2026, 4, 120)],
])('the report of %s', (_, cases) => {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-pages-'));
  const pages: Record<string, Line[][]> = {};

  beforeAll(async () => {
    const manifest = sampleManifest(await sampleSealing(folder), cases);
    for (const language of ['fr', 'en'] as const) {
      const read = await readPages(await drawEdition(manifest, language, loadTexts()));
      // After the cover and the contents.
      pages[language] = read.pages.slice(2).map(linesOf);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(['fr', 'en'])('has each table whole on a page: %s', (language) => {
    const all = pages[language] ?? [];
    expect(all.flat().filter(isCaption).length).toBeGreaterThan(12);
    expect(all.flatMap(cutOn)).toEqual([]);
  });

  test.each(['fr', 'en'])('leaves no page half empty unless what follows does not fit: %s', (language) => {
    const all = pages[language] ?? [];
    const empty = all.slice(0, -1).flatMap((lines, at) => {
      const last = lines.at(-1)?.y ?? top;
      const isFull = top - last >= FULL_ENOUGH * (top - page.bottom);
      const follows = heightOfFirst(all[at + 1] ?? []);
      return isFull || follows > last - page.bottom ? [] : [`page ${at + 3}: ${follows} of ${last - page.bottom} left`];
    });
    expect(empty).toEqual([]);
  });
});
