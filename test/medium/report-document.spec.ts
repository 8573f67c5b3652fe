import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Language } from '../../src/domain/kernel/result.js';
import type { Block, ComposedReport, Run } from '../../src/domain/report/blocks.js';
import { compose } from '../../src/domain/report/compose.js';
import type { Manifest } from '../../src/domain/report/manifest.js';
import { drawReport } from '../../src/reports/paper/draw.js';
import { attachmentsOf, drawEdition, sha256Of } from '../../src/reports/paper/edition.js';
import { loadTexts } from '../../src/reports/paper/texts.js';
import { readPages } from '../../src/reports/verify/pages.js';
import { busyQuarters } from '../support/busy-quarter.js';
import { brokenRules } from '../support/pdf-rules.js';
import { preflight, preflightPresent } from '../support/preflight.js';
import { OPERATOR, sampleManifest, sampleSealing, sealed } from '../support/sample-report.js';
import { size } from '../support/set.js';
import { present } from '../support/tools.js';

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

/** Read here with nothing of the product: a pointer of RFC 6901, and the digits as the runtime writes them. */
function digitsAt(pointer: string, language: Language, decimals: number): string {
  const steps = pointer.slice(1).split('/');
  const value = steps.reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], manifest);
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return value === null
    ? '–'
    : new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', options).format(Number(value));
}

/** Groups of digits: one reader keeps the thin space inside a number, another does not. */
const numbersIn = (text: string): string[] => text.match(/\d+/g) ?? [];
const linesOf = (block: Block): Run[] => {
  if (block.kind === 'paragraph') return [...block.line];
  if (block.kind === 'headline') return [...block.value, ...block.line];
  if (block.kind === 'keyFigures') return block.figures.flatMap(({ value, label }) => [...value, ...label]);
  if (block.kind === 'chart') return block.bars.map(({ total }) => total);
  if (block.kind === 'definitions') return block.terms.flatMap(({ line }) => [...line]);
  if (block.kind === 'heading') return [{ text: block.text }];
  if (block.kind === 'cover') return [block.organisation, block.title, ...block.lines].map((text) => ({ text }));
  if (block.kind !== 'table') return [];
  const words = [block.caption].map((text) => ({ text }));
  return [...words, ...block.rows.flat(2), ...(block.total ?? []).flat(), ...block.notes.flat()];
};

/** Every number the page may show: figures read again from the manifest, and what the texts themselves say. */
function expectedNumbers({ blocks }: ComposedReport, language: Language): string[] {
  return blocks.flatMap(linesOf).flatMap(({ text, pointer }) => {
    if (!pointer?.startsWith('/figures')) return numbersIn(text);
    return numbersIn(digitsAt(pointer, language, pointer.endsWith('Hours') ? 1 : 0));
  });
}

const counted = (numbers: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
};

/** Numbers that the pages show more or less often than they may, heads of tables, names of bars and numbers of pages left aside. */
async function strayNumbers(pdf: Buffer, language: Language): Promise<string[]> {
  const { pages } = await readPages(pdf);
  const report = composed(language);
  const contents = report.blocks.findIndex(({ kind }) => kind === 'contents');
  const titles = report.blocks
    .slice(contents)
    .flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [block.text] : []));
  const marks = pages.flatMap((_, page) => [report.footer, report.pageOf(page + 1, pages.length)]);
  const signs = report.blocks.flatMap((block) => {
    if (block.kind === 'chart') return block.bars.map(({ label }) => label);
    return block.kind === 'table' ? block.head : [];
  });
  const allowed = counted([...expectedNumbers(report, language), ...[...titles, ...marks].flatMap(numbersIn)]);
  const free = new Set([...signs.flatMap(numbersIn), ...pages.map((_, page) => String(page + 1))]);
  const shown = counted(pages.flatMap((words) => numbersIn(words.map(({ text }) => text).join(' '))));
  const all = new Set([...shown.keys(), ...allowed.keys()]);
  return [...all].filter((number) => {
    const surplus = (shown.get(number) ?? 0) - (allowed.get(number) ?? 0);
    return surplus < 0 || (surplus > 0 && !free.has(number));
  });
}

describe.each(languages)('the document in %s', (language) => {
  test('keeps the structural rules of PDF/A-3a and PDF/UA-1', () => {
    expect(brokenRules(pdfOf(language))).toEqual([]);
  });

  test('shows no number but those of its manifest, and all of them', async () => {
    expect(await strayNumbers(pdfOf(language), language)).toEqual([]);
  });

  test('is found out when one number is not that of its manifest', async () => {
    const report = composed(language);
    const isPlanted = (run: Run) => run.pointer === '/figures/countries/total/refused';
    const plant = (run: Run): Run => (isPlanted(run) ? { ...run, text: '9871' } : run);
    const blocks = report.blocks.map((block) =>
      block.kind === 'table' && block.total ? { ...block, total: block.total.map((line) => line.map(plant)) } : block,
    );
    const by = { operator: OPERATOR, signer: OPERATOR, at: new Date(manifest.asOf) };
    const lying = await drawReport({ ...report, blocks }, by, attachmentsOf(manifest));
    expect(await strayNumbers(lying, language)).toContain('9871');
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
      expect(bars.filter(({ total }) => !printed.has(total.pointer))).toEqual([]);
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
    ['/Alt ', '/Alx ', 'each figure, link and field is told in words'],
    ['/StructParents 0', '/StructParents 1', 'the parent tree leads back to the element'],
    ['/S /GoTo\n/D (section-', '/S /Launch\n/D (sectio', 'no action runs'],
    ['/Tabs /S', '/Tabs /R', 'tabs follow the tree'],
  ])('%s for %s is told', (from, to, rule) => {
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
