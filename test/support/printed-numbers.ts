/** Every number that the pages of a report show, in their order, against those that its manifest and its texts give. */
import type { Language } from '../../src/domain/kernel/result.js';
import type { Manifest } from '../../src/domain/report/manifest.js';
import type { Block, ComposedReport, Run } from '../../src/domain/report/print/blocks.js';
import { readPages } from '../../src/verifier/report/pages.js';

/** Groups of digits: one reader keeps the thin space inside a number, another does not. */
const numbersIn = (text: string): string[] => text.match(/\d+/g) ?? [];
const unspaced = (text: string): string => text.replace(/\s/g, '');

/** Read here with nothing of the product: a pointer of RFC 6901, and the digits as the runtime writes them. */
function digitsAt(manifest: Manifest, pointer: string, language: Language): string {
  const decimals = /(Hours|Percent)$/.test(pointer) ? 1 : 0;
  const steps = pointer.slice(1).split('/');
  const value = steps.reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], manifest);
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return value === null
    ? '–'
    : new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', options).format(Number(value));
}

const words = (...texts: readonly string[]): Run[] => texts.map((text) => ({ text }));

/** The runs of a block in the order in which they are drawn. */
const runsOf: { [Kind in Block['kind']]: (block: Extract<Block, { kind: Kind }>) => readonly Run[] } = {
  cover: ({ organisation, title, lines }) => words(organisation, title, ...lines),
  headline: ({ value, line }) => [...value, ...line],
  contents: () => [],
  heading: ({ text }) => words(text),
  paragraph: ({ line }) => line,
  keyFigures: ({ figures }) => figures.flatMap(({ value, label }) => [...value, ...label]),
  table: ({ caption, head, rows, total, notes }) => [
    ...words(caption, ...head),
    ...[...rows.flat(2), ...(total ?? []).flat(), ...notes.flat()],
  ],
  chart: ({ shape, legend, bars }) => [
    ...words(...legend),
    ...bars.flatMap(({ label, total }) =>
      shape === 'bars' ? [...words(label), ...total] : [...total, ...words(label)],
    ),
  ],
  story: ({ title, paragraphs }) => words(title, ...paragraphs),
  definitions: ({ terms }) => terms.flatMap(({ term, line }) => [...words(term), ...line]),
  pageBreak: () => [],
};

function expectedNumbers({ blocks }: ComposedReport, manifest: Manifest, language: Language): string[] {
  const runs = blocks.flatMap((block) => (runsOf[block.kind] as (of: Block) => readonly Run[])(block));
  return runs.flatMap(({ text, pointer }) =>
    numbersIn(pointer?.startsWith('/figures') ? digitsAt(manifest, pointer, language) : text),
  );
}

interface Page {
  readonly text: string;
  readonly numbers: readonly string[];
}

/** Takes what must stand at the end of a page; a page that ends otherwise keeps all, and is found out by it. */
function withoutEnd({ text, numbers }: Page, end: readonly string[]): Page {
  const from = numbers.length - end.length;
  return numbers.slice(from).join() === end.join() ? { text, numbers: numbers.slice(0, from) } : { text, numbers };
}

/** The numbers of the contents: of each part, and of the page that it is found on. */
function contentsOf({ blocks }: ComposedReport, pages: readonly Page[]): string[] {
  const after = blocks.slice(blocks.findIndex(({ kind }) => kind === 'contents'));
  const titles = after.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [block.text] : []));
  return titles.flatMap((title) => {
    const found = pages.findIndex(({ text }, at) => at > 1 && text.includes(unspaced(title)));
    return [...numbersIn(title), String(found + 1)];
  });
}

/** A head that is drawn again where its table goes on. */
function withoutHead(page: Page, before: Page | undefined, heads: readonly string[][]): Page {
  const again = heads.find((head) => {
    const text = unspaced(head.join(''));
    return page.text.startsWith(text) && before?.text.includes(text) === true;
  });
  return { ...page, numbers: page.numbers.slice(again ? numbersIn(again.join(' ')).length : 0) };
}

/** What the pages show and what they should, where the two part; empty when they agree to the last number. */
export async function strayNumbers(
  pdf: Buffer,
  report: ComposedReport,
  manifest: Manifest,
  language: Language,
): Promise<string[]> {
  const read = (await readPages(pdf)).pages.map((page) => ({
    text: unspaced(page.map(({ text }) => text).join('')),
    numbers: numbersIn(page.map(({ text }) => text).join(' ')),
  }));
  const heads = report.blocks.flatMap((block) => (block.kind === 'table' ? [[...block.head]] : []));
  const contents = contentsOf(report, read);
  const shown = read.flatMap((page, at) => {
    const body = withoutEnd(page, numbersIn(`${report.footer} ${report.pageOf(at + 1, read.length)}`));
    return withoutHead(at === 1 ? withoutEnd(body, contents) : body, read[at - 1], heads).numbers;
  });
  const expected = expectedNumbers(report, manifest, language);
  const length = Math.max(shown.length, expected.length);
  return Array.from({ length }, (_, at) => at).flatMap((at) =>
    shown[at] === expected[at] ? [] : [`number ${at + 1}: ${shown[at]} for ${expected[at]}`],
  );
}
