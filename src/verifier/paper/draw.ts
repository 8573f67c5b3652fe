/** Blocks to ink: knows nothing but blocks, and adds no word and no number of its own. */
import type { Block, ComposedReport } from '../../domain/report/print/blocks.js';
import { textOf } from '../../domain/report/print/print.js';
import type { Attachment, Following, PdfDocument } from '../../platform/pdf/document.js';
import type { Conformance } from '../../platform/pdf/engine.js';
import { openDocument } from '../../platform/pdf/pdfkit-document.js';
import type { Table } from '../../platform/pdf/table.js';
import { chartHeight, drawChart } from './chart.js';

export interface DrawnBy {
  readonly operator: string;
  readonly signer: string;
  /** The only hour in the file. */
  readonly at: Date;
  /** See `DocumentInformation`. */
  readonly conformance?: Conformance;
}

function tableOf({ caption, head, widths, rows, total, notes }: Block & { kind: 'table' }): Table {
  return {
    caption,
    head,
    widths,
    align: head.map((_, column) => (column === 0 ? 'left' : 'right')),
    rows: rows.map((cells) => cells.map(textOf)),
    notes: notes.map(textOf),
    ...(total ? { total: total.map(textOf) } : {}),
  };
}

const pairsOf = ({ terms }: Block & { kind: 'definitions' }) =>
  terms.map(({ term, line }): [string, string] => [term, textOf(line)]);

type Words = Extract<Following, { words: unknown }>['words'];

/** The last part of a report, when it is but words: how it was made, and what proves it, on one page. */
function lastWords(blocks: readonly Block[]): Following | undefined {
  const words = blocks.flatMap((block): Words => {
    if (block.kind === 'paragraph') return [{ paragraph: textOf(block.line) }];
    return block.kind === 'definitions' ? [{ definitions: pairsOf(block) }] : [];
  });
  return words.length > 0 && words.length === blocks.length ? { words } : undefined;
}

/** A heading stays with its table or chart, and with the paragraph between them. */
function belongingTo(following: readonly Block[]): Following | undefined {
  const [first, second] = following;
  const last = lastWords(following);
  if (last) return last;
  if (first?.kind === 'table') return { content: tableOf(first) };
  if (first?.kind === 'chart') return { content: { figureHeight: chartHeight(first) } };
  if (first?.kind !== 'paragraph') return undefined;
  const content = second && belongingTo([second]);
  return content && 'content' in content ? { ...content, paragraph: textOf(first.line) } : undefined;
}

type Draw<Kind> = (document: PdfDocument, block: Extract<Block, { kind: Kind }>, following: readonly Block[]) => void;

const draws: { [Kind in Block['kind']]: Draw<Kind> } = {
  cover: (document, cover) => document.cover(cover),
  headline: (document, { value, line }) => document.headline({ value: textOf(value), text: textOf(line) }),
  contents: (document, { headings, link }) => document.contents(headings, link),
  heading: (document, { level, text }, following) => document.heading(level, text, undefined, belongingTo(following)),
  paragraph: (document, { style, line }) => document.paragraph(textOf(line), style),
  keyFigures: (document, { figures }) =>
    document.keyFigures(figures.map(({ value, label }) => ({ value: textOf(value), label: textOf(label) }))),
  table: (document, block) => document.table(tableOf(block)),
  chart: (document, chart) => document.figure(chart.alt, chartHeight(chart), (canvas) => drawChart(canvas, chart)),
  story: (document, { title, paragraphs }) => {
    document.heading(3, title);
    for (const text of paragraphs) document.paragraph(text);
  },
  definitions: (document, block) => document.definitions(pairsOf(block)),
  pageBreak: (document) => document.pageBreak(),
};

/** Draws the report with an empty signature field. The same arguments give the same bytes. */
export function drawReport(report: ComposedReport, by: DrawnBy, attachments: readonly Attachment[]): Promise<Buffer> {
  const document = openDocument({
    title: report.title,
    author: by.operator,
    subject: report.subject,
    language: report.language === 'fr' ? 'fr-FR' : 'en-GB',
    at: by.at,
    ...(by.conformance ? { conformance: by.conformance } : {}),
  });
  document.footer(report.footer, report.pageOf);
  report.blocks.forEach((block, index) => {
    (draws[block.kind] as Draw<Block['kind']>)(document, block, report.blocks.slice(index + 1));
  });
  for (const attachment of attachments) document.attach(attachment);
  document.reserveSignature({
    signer: by.signer,
    reason: report.reason,
    description: report.signatureField,
    at: by.at,
  });
  return document.finish();
}
