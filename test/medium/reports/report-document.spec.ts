// @stage slow
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Language } from '../../../src/domain/kernel/result.js';
import type { Manifest } from '../../../src/domain/report/manifest.js';
import type { Block, Run } from '../../../src/domain/report/print/blocks.js';
import { compose } from '../../../src/domain/report/print/compose.js';
import { drawReport } from '../../../src/verifier/paper/draw.js';
import { attachmentsOf, drawEdition, sha256Of } from '../../../src/verifier/paper/edition.js';
import { loadTexts } from '../../../src/verifier/paper/texts.js';
import { readPages } from '../../../src/verifier/report/pages.js';
import { busyQuarters } from '../../support/busy-quarter.js';
import { brokenRules } from '../../support/pdf-rules.js';
import { preflight, preflightPresent } from '../../support/preflight.js';
import { strayNumbers } from '../../support/printed-numbers.js';
import { OPERATOR, sampleManifest, sampleSealing, sealed } from '../../support/sample-report.js';
import { size } from '../../support/set.js';
import { present } from '../../support/tools.js';

const folder = mkdtempSync(join(tmpdir(), 'greffe-document-'));
const texts = loadTexts();
const languages = ['fr', 'en'] as const;
const drawn: Partial<Record<Language, Buffer>> = {};
let manifest: Manifest;

beforeAll(async () => {
  manifest = sampleManifest(await sampleSealing(folder), busyQuarters(2026, 4, 60));
  for (const language of languages) drawn[language] = await drawEdition(manifest, language, texts);
});
afterAll(() => rmSync(folder, { recursive: true }));

const pdfOf = (language: Language): Buffer => drawn[language] ?? Buffer.alloc(0);
const composed = (language: Language) => compose(manifest, sha256Of(attachmentsOf(manifest)[0].bytes), texts[language]);

const strays = (pdf: Buffer, language: Language) => strayNumbers(pdf, composed(language), manifest, language);

/** The number of a figure of a table, wherever it stands. */
const inTables = (block: Block, change: (run: Run) => Run): Block => {
  if (block.kind !== 'table') return block;
  const rows = block.rows.map((row) => row.map((line) => line.map(change)));
  return { ...block, rows, total: block.total?.map((line) => line.map(change)) ?? null };
};
const total = '/figures/countries/total';
/** What a fault of the product could print instead of its manifest. */
const faults: readonly [name: string, change: (block: Block) => Block][] = [
  [
    'in a total',
    (block) => inTables(block, (run) => (run.pointer === `${total}/foreign` ? { ...run, text: '9871' } : run)),
  ],
  [
    'that is the number of a page, too',
    (block) => inTables(block, (run) => (run.pointer === `${total}/foreign` ? { ...run, text: '3' } : run)),
  ],
  [
    'exchanged with its neighbour',
    (block) =>
      inTables(block, (run) => {
        if (run.pointer === `${total}/foreign`) return { ...run, pointer: `${total}/total`, text: of('total') };
        return run.pointer === `${total}/total` ? { ...run, text: of('foreign') } : run;
      }),
  ],
  [
    'at the end of a bar',
    (block) =>
      block.kind === 'chart'
        ? {
            ...block,
            bars: block.bars.map((bar, at) => (at === 1 ? { ...bar, total: [{ text: '4' }] } : bar)),
          }
        : block,
  ],
  [
    'among the first of the report',
    (block) =>
      block.kind === 'keyFigures'
        ? { ...block, figures: block.figures.map((figure) => ({ ...figure, value: [{ text: '12' }] })) }
        : block,
  ],
  [
    'in a head',
    (block) => (block.kind === 'table' ? { ...block, head: block.head.map((text) => `${text} 7`) } : block),
  ],
  [
    'in a legend',
    (block) => (block.kind === 'chart' ? { ...block, legend: block.legend.map((text) => `${text} 1`) } : block),
  ],
  [
    'in a heading',
    (block) => (block.kind === 'heading' ? { ...block, text: block.text.replace(/^7\./, '8.') } : block),
  ],
  [
    'in words beside none',
    (block) => (block.kind === 'paragraph' ? { ...block, line: [...block.line, { text: ' Soit 2.' }] } : block),
  ],
];
const of = (column: 'foreign' | 'total'): string => String(manifest.figures.countries.total[column]);

describe.each(languages)('the document in %s', (language) => {
  test('keeps the structural rules of PDF/A-3a and PDF/UA-1', () => {
    expect(brokenRules(pdfOf(language))).toEqual([]);
  });

  test('shows the numbers of its manifest and no other, each in its place', async () => {
    expect(await strays(pdfOf(language), language)).toEqual([]);
  });

  test.each(faults)('is found out when one number is not that of its manifest: %s', async (_, change) => {
    const report = composed(language);
    const by = { operator: OPERATOR, signer: OPERATOR, at: new Date(manifest.asOf) };
    const lying = await drawReport({ ...report, blocks: report.blocks.map(change) }, by, attachmentsOf(manifest));
    expect(await strays(lying, language)).not.toEqual([]);
  });

  test('leads from its contents to each part', async () => {
    const { pages } = await readPages(pdfOf(language));
    const words = (page: number): string => (pages[page] ?? []).map(({ text }) => text).join('');
    const lines = new Map<number, string>();
    for (const { text, y } of pages[1] ?? []) lines.set(y, `${lines.get(y) ?? ''}${text}`);
    const entries = [...lines.values()].flatMap((line) => {
      const [, title, page] = /^(\d\. .+?) *(\d+)$/.exec(line) ?? [];
      return title ? [{ title, page: Number(page) }] : [];
    });
    expect(entries.length).toBeGreaterThanOrEqual(9);
    for (const { title, page } of entries) expect(words(page - 1)).toContain(title);
  });

  test('has its charts told in words, and the numbers of each in a table', () => {
    const { blocks } = composed(language);
    const charts = blocks.flatMap((block) => (block.kind === 'chart' ? [block] : []));
    const printed = new Set(
      blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat(2).map(({ pointer }) => pointer) : [])),
    );
    expect(charts.length).toBeGreaterThanOrEqual(4);
    for (const { alt, bars } of charts) {
      expect(alt.length).toBeGreaterThan(60);
      expect(bars.flatMap(({ total }) => total.filter(({ pointer }) => pointer && !printed.has(pointer)))).toEqual([]);
    }
  });
});

describe('a file that breaks a rule', () => {
  /** The same length, so that the table of objects still holds. */
  const planted = (from: string, to: string): Buffer => {
    const changed = Buffer.from(pdfOf('fr'));
    const at = changed.indexOf(from, 0, 'latin1');
    expect(at).toBeGreaterThan(0);
    for (let next = at; next >= 0; next = changed.indexOf(from, next + 1, 'latin1')) changed.write(to, next, 'latin1');
    return changed;
  };

  test.each([
    ['/Marked true', '/Marked null', 'the file says that it is tagged'],
    ['/GTS_PDFA1', '/GTS_PDFX1', 'there is a PDF/A output intent'],
    ['<pdfuaid:part>1<', '<pdfuaid:part>2<', 'the XMP packet claims PDF/UA-1'],
    ['/AFRelationship', '/AFRelationshup', 'each attachment is named, described and related'],
    ['/ToUnicode', '/ToUnicade', 'each font says which characters it shows'],
    ['/FontFile2', '/FontFile4', 'each font is embedded'],
    ['/Scope /Column', '/Scope /Calumn', 'each header has its scope'],
    ['/S /H3', '/S /H5', 'no level of heading is skipped'],
    ['/S /TD', '/S /TX', 'TR holds TH or TD'],
    ['/Alt ', '/Alx ', 'each figure, link and field has an alternative text'],
    ['/StructParents 0', '/StructParents 1', 'the parent tree leads back to the element'],
    ['/S /GoTo\n/D (section-', '/S /Launch\n/D (sectio', 'no action runs'],
    ['/Tabs /S', '/Tabs /R', 'tabs follow the tree'],
  ])('finds %s replaced by %s', (from, to, rule) => {
    expect(to).toHaveLength(from.length);
    const changed = planted(from, to);
    expect(brokenRules(changed)).toContain(rule);
  });
});

describe('other programs', () => {
  test.each(size<readonly Language[]>({ short: ['fr'], long: languages }))(
    'Preflight takes the signed PDF/A-1b in %s for one, and no other file',
    async (language) => {
      if (!preflightPresent()) return;
      const path = join(folder, `archive-${language}.pdf`);
      const archived = await drawEdition(manifest, language, texts, 'PDF/A-1b');
      writeFileSync(path, await sealed(archived, await sampleSealing(folder)));
      expect(preflight(path)).toBeNull();
      writeFileSync(path, pdfOf(language));
      expect(preflight(path)).toContain('part must be 1');
    },
  );

  test('poppler sees the parts of the tree', () => {
    if (!present('pdfinfo')) return;
    const path = join(folder, 'structure.pdf');
    writeFileSync(path, pdfOf('fr'));
    const tree = execFileSync('pdfinfo', ['-struct', path], { encoding: 'utf8' });
    for (const tag of ['TOC', 'TOCI', 'Link', 'Figure', 'THead', 'TBody', 'TH', 'Form']) expect(tree).toContain(tag);
  });

  test('qpdf finds the file sound and both attachments in it', () => {
    if (!present('qpdf')) return;
    const path = join(folder, 'sound.pdf');
    writeFileSync(path, pdfOf('en'));
    execFileSync('qpdf', ['--check', path]);
    const attached = execFileSync('qpdf', ['--list-attachments', path], { encoding: 'utf8' });
    expect(attached).toMatch(/rapport-2026-Q4\.csv[\s\S]*rapport-2026-Q4\.json/);
  });
});
