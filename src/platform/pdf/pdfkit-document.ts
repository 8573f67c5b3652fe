/** A PDF document drawn with PDFKit. */
import { Canvas } from './canvas.js';
import { Contents } from './contents.js';
import { type Cover, drawCover, drawHeadline, type Headline } from './cover.js';
import type { Attachment, Following, KeyFigure, Pairs, PdfDocument } from './document.js';
import { type DocumentInformation, openEngine } from './engine.js';
import { Flow, type Inline } from './flow.js';
import { drawLetterhead, type Letterhead } from './letterhead.js';
import { drawSignatureField, type SignatureReservation } from './signature-field.js';
import { colours, contentWidth, headings, type ParagraphStyle, page, paragraphs, type TextStyle } from './style.js';
import { drawTable, spaceToStart, type Table } from './table.js';

const FIGURE_BEFORE = 6;
/** Room for the first lines below a heading, whatever they are. */
const ALONE = 60;
/** Words that take more of a page than this are parted. */
const LARGEST_SECTION = 0.75;
const DEFINITION_AFTER = 3;
const keyValue: TextStyle = { ...paragraphs.body, size: 23, weight: 'bold', colour: colours.accent, lineGap: 0 };
const definition: TextStyle = { ...paragraphs.body, size: 8.8, lineGap: 1.2 };
const definitionTerm: TextStyle = { ...definition, weight: 'semibold' };
const keyLabel: TextStyle = { ...paragraphs.note, lineGap: 0.8 };

class PdfKitDocument implements PdfDocument {
  private readonly flow: Flow;
  private level = 0;
  private toc: Contents | undefined;
  private foot: { text: string; pageOf: (page: number, pages: number) => string } | undefined;

  constructor(private readonly information: DocumentInformation) {
    this.flow = new Flow(openEngine(information));
  }

  heading(level: 1 | 2 | 3, text: string, style: TextStyle = headings[level], followedBy?: Following): void {
    if (level > this.level + 1) throw new RangeError(`A heading of level ${level} follows one of level ${this.level}.`);
    this.level = level;
    const below = followedBy ? this.spaceFor(followedBy) : ALONE;
    this.flow.ensure(style.before + this.flow.heightOf(text, style, contentWidth) + style.after + below);
    this.flow.skip(style.before);
    if (level === 2) this.toc?.add(text);
    this.flow.block(`H${level}`, text, style);
  }

  cover(cover: Cover): void {
    this.level = 1;
    drawCover(this.flow, cover);
  }

  headline(headline: Headline): void {
    drawHeadline(this.flow, headline);
  }

  contents(headings: number, describe: (title: string, page: number) => string): void {
    this.toc = new Contents(this.flow, headings, describe);
  }

  private paragraphHeight(text: string): number {
    const { body } = paragraphs;
    return this.flow.heightOf(text, body, contentWidth) + body.after;
  }

  private definitionsHeight(pairs: Pairs): number {
    const width = contentWidth - this.termWidth(pairs);
    return pairs.reduce((sum, [, text]) => sum + this.flow.heightOf(text, definition, width) + DEFINITION_AFTER, 7);
  }

  private termWidth(pairs: Pairs): number {
    return Math.min(160, Math.max(...pairs.map(([term]) => this.flow.widthOf(term, definitionTerm))) + 14);
  }

  private spaceFor(following: Following): number {
    if ('words' in following) {
      const heights = following.words.map((part) =>
        'paragraph' in part ? this.paragraphHeight(part.paragraph) : this.definitionsHeight(part.definitions),
      );
      const whole = heights.reduce((sum, height) => sum + height, 0);
      return whole < LARGEST_SECTION * page.height ? whole : ALONE;
    }
    const { paragraph, content } = following;
    const lead = paragraph ? this.paragraphHeight(paragraph) : 0;
    return lead + ('figureHeight' in content ? FIGURE_BEFORE + content.figureHeight : spaceToStart(this.flow, content));
  }

  paragraph(text: Inline, style: ParagraphStyle = 'body'): void {
    this.flow.skip(paragraphs[style].before);
    this.flow.block('P', text, paragraphs[style]);
  }

  list(items: readonly Inline[]): void {
    const style = paragraphs.body;
    const indent = 16;
    const list = this.flow.node(this.flow.root, 'L');
    for (const text of items) {
      this.flow.ensure(style.size * 1.3 + style.lineGap);
      const y = this.flow.engine.y;
      const item = this.flow.node(list, 'LI');
      this.flow.tag(item, 'Lbl', {}, () => this.flow.line('•', { ...style, colour: colours.accent }, page.left + 2, y));
      const box = { x: page.left + indent, y, width: contentWidth - indent };
      this.flow.tag(item, 'LBody', {}, () => this.flow.write(text, style, box));
      item.end();
      this.flow.engine.y += 3;
    }
    list.end();
    this.flow.engine.y += style.after - 3;
  }

  definitions(pairs: Pairs): void {
    const { flow } = this;
    const termWidth = this.termWidth(pairs);
    const box = { x: page.left + termWidth, width: contentWidth - termWidth };
    const list = flow.node(flow.root, 'L');
    for (const [term, text] of pairs) {
      flow.ensure(flow.heightOf(text, definition, box.width));
      const y = flow.engine.y;
      const item = flow.node(list, 'LI');
      flow.tag(item, 'Lbl', {}, () => flow.write(term, definitionTerm, { x: page.left, y, width: termWidth - 6 }));
      flow.tag(item, 'LBody', {}, () => flow.write(text, definition, { ...box, y }));
      item.end();
      flow.engine.y += DEFINITION_AFTER;
    }
    list.end();
    flow.engine.y += 7;
  }

  keyFigures(figures: readonly KeyFigure[]): void {
    const gap = 12;
    const width = (contentWidth - gap * (figures.length - 1)) / figures.length;
    const inner = width - 20;
    const labelHeight = Math.max(...figures.map(({ label }) => this.flow.heightOf(label, keyLabel, inner)));
    const valueHeight = this.flow.heightOf('0', keyValue, inner);
    const height = valueHeight + labelHeight + 20;
    this.flow.ensure(height + 14);
    const top = this.flow.engine.y + 4;
    figures.forEach(({ value, label }, index) => {
      const left = page.left + index * (width + gap);
      this.flow.artifact('Layout', () => {
        this.flow.engine.rect(left, top, width, height).fill(colours.soft);
        this.flow.engine.rect(left, top, 2.5, height).fill(colours.accent);
      });
      const box = { x: left + 12, width: inner };
      this.flow.tag(this.flow.root, 'P', {}, () => {
        this.flow.write(value, keyValue, { ...box, y: top + 7 });
        this.flow.write(label, keyLabel, { ...box, y: top + 9 + valueHeight });
      });
    });
    this.flow.engine.y = top + height + 14;
  }

  table(table: Table): void {
    drawTable(this.flow, table);
  }

  figure(alt: string, height: number, draw: (canvas: Canvas) => void): void {
    this.flow.ensure(FIGURE_BEFORE + height);
    this.flow.skip(FIGURE_BEFORE);
    const top = this.flow.engine.y;
    const bbox = [page.left, top, page.left + contentWidth, top + height] as const;
    this.flow.tag(this.flow.root, 'Figure', { alt, bbox }, () =>
      draw(new Canvas(this.flow, page.left, top, contentWidth, height)),
    );
    this.flow.engine.x = page.left;
    this.flow.engine.y = top + height + 10;
  }

  letterhead(letterhead: Letterhead): void {
    drawLetterhead(this.flow, letterhead);
  }

  keepTogether(height: number): void {
    this.flow.ensure(height);
  }

  pageBreak(): void {
    if (!this.flow.atTop) this.flow.engine.addPage();
  }

  footer(text: string, pageOf: (page: number, pages: number) => string): void {
    this.foot = { text, pageOf };
  }

  attach({ name, mediaType, description, bytes }: Attachment): void {
    const { at, conformance } = this.information;
    if (conformance === 'PDF/A-1b')
      throw new RangeError('A PDF/A-1b file carries no attachment (ISO 19005-1, 6.1.11).');
    // PDF/A-3 wants both dates; pdfkit gives an attachment none of its own.
    const dates = { creationDate: at, modifiedDate: at };
    this.flow.engine.file(bytes, { name, type: mediaType, description, relationship: 'Data', ...dates });
  }

  reserveSignature(reservation: SignatureReservation): void {
    drawSignatureField(this.flow, reservation);
  }

  async finish(): Promise<Buffer> {
    const { engine, root } = this.flow;
    const chunks: Buffer[] = [];
    const done = new Promise<Buffer>((resolve, reject) => {
      engine.on('data', (chunk: Buffer) => chunks.push(chunk));
      engine.on('end', () => resolve(Buffer.concat(chunks)));
      engine.on('error', reject);
    });
    this.toc?.draw();
    root.end();
    this.drawFooters();
    engine.end();
    return done;
  }

  private drawFooters(): void {
    if (!this.foot) return;
    const { text, pageOf } = this.foot;
    const { engine } = this.flow;
    const { start, count } = engine.bufferedPageRange();
    const y = page.height - 46;
    const style: TextStyle = { ...paragraphs.note, size: 8 };
    for (let index = start; index < start + count; index += 1) {
      engine.switchToPage(index);
      const number = pageOf(index - start + 1, count);
      this.flow.artifact('Pagination', () => {
        engine
          .moveTo(page.left, y - 8)
          .lineTo(page.width - page.right, y - 8)
          .lineWidth(0.5)
          .stroke(colours.line);
        this.flow.line(text, style, page.left, y);
        this.flow.line(number, style, page.width - page.right - this.flow.widthOf(number, style), y);
      });
    }
  }
}

/** Opens a document: PDF/A-3a and PDF/UA-1 in one file, fonts embedded; the same calls give the same bytes. */
export function openDocument(information: DocumentInformation): PdfDocument {
  return new PdfKitDocument(information);
}
