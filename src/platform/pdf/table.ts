/** Tables with tagged headers, whose head is drawn again on each page they reach (ISO 14289-1, 7.5). */
import type { StructureElement } from './engine.js';
import type { Flow, Inline } from './flow.js';
import { plain } from './flow.js';
import { cell, colours, contentWidth, page, paragraphs, type TextStyle } from './style.js';

export interface Table {
  readonly caption?: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Inline[])[];
  /** A last row that sums or repeats the others: drawn apart. */
  readonly total?: readonly Inline[];
  /** Shares of the width, one per column; any sum. */
  readonly widths: readonly number[];
  readonly align?: readonly ('left' | 'right')[];
  /**
   * For hundreds of rows: those that follow are measured near the end alone. The order of measures is the order of glyphs
   * in the file, so that a report, which is drawn again to be verified, keeps its own.
   */
  readonly long?: true;
  /** Small print under the table, on the page of its last row. */
  readonly notes?: readonly string[];
}

interface Column {
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'right';
}

const padding = 4.5;
/** Above this many columns the words of the head are set smaller, so that none is cut. */
const wide = 6;
/** A table lower than this share of a page, all that is below its margins, is not cut in two. */
const keptWhole = 0.82;
/** A longer one leaves as many rows at least on each page it stands on. */
const fewestRows = 3;
const headStyle: TextStyle = { ...cell, size: 8.4, weight: 'semibold', colour: colours.accent };
const totalStyle: TextStyle = { ...cell, weight: 'semibold' };
const noteStyle = { ...paragraphs.note, after: 4 };
const tableGap = 8;
const captionStyle: TextStyle = { ...cell, size: 9.6, weight: 'semibold', colour: colours.ink };

function columnsOf(table: Table): Column[] {
  const whole = table.widths.reduce((sum, width) => sum + width, 0);
  let x = page.left;
  return table.widths.map((share, index) => {
    const column = { x, width: (share / whole) * contentWidth, align: table.align?.[index] ?? 'left' };
    x += column.width;
    return column;
  });
}

class TableInk {
  private readonly columns: Column[];
  readonly headStyle: TextStyle;

  constructor(
    private readonly flow: Flow,
    private readonly table: Table,
  ) {
    this.columns = columnsOf(table);
    this.headStyle = table.head.length > wide ? { ...headStyle, size: 7.7 } : headStyle;
  }

  heightOf(cells: readonly Inline[], style: TextStyle): number {
    const heights = cells.map((text, index) => this.flow.heightOf(plain(text), style, this.inner(index).width));
    return Math.max(...heights) + style.before + style.after;
  }

  /** One cell's box without its padding. */
  private inner(index: number): Column {
    const column = this.columns[index];
    if (!column) throw new RangeError(`The table has ${this.columns.length} columns and a row has more cells.`);
    return { ...column, x: column.x + padding, width: column.width - 2 * padding };
  }

  private cell(text: Inline, index: number, style: TextStyle, top: number): void {
    const { x, width, align } = this.inner(index);
    this.flow.write(text, style, { x, width, align, y: top + style.before, tabular: align === 'right' });
  }

  private ground(top: number, height: number, colour: string): void {
    this.flow.artifact('Layout', () => this.flow.engine.rect(page.left, top, contentWidth, height).fill(colour));
  }

  private rule(y: number, colour: string, width: number): void {
    this.flow.artifact('Layout', () =>
      this.flow.engine
        .moveTo(page.left, y)
        .lineTo(page.left + contentWidth, y)
        .lineWidth(width)
        .stroke(colour),
    );
  }

  head(parent: StructureElement): void {
    const top = this.flow.engine.y;
    const height = this.heightOf(this.table.head, this.headStyle);
    this.ground(top, height, colours.soft);
    const row = this.flow.node(parent, 'TR');
    this.table.head.forEach((text, index) => {
      this.flow.tag(row, 'TH', { scope: 'Column' }, () => this.cell(text, index, this.headStyle, top));
    });
    row.end();
    this.rule(top + height, colours.accent, 0.8);
    this.flow.engine.y = top + height;
  }

  /** The head once more, as a mark of the page and not of the table. */
  private headAgain(): void {
    const top = this.flow.engine.y;
    const height = this.heightOf(this.table.head, this.headStyle);
    this.ground(top, height, colours.soft);
    this.flow.artifact('Pagination', () => {
      for (const [index, text] of this.table.head.entries()) this.cell(text, index, this.headStyle, top);
    });
    this.rule(top + height, colours.accent, 0.8);
    this.flow.engine.y = top + height;
  }

  /** The line that parts a total from what it sums is drawn with it. */
  private row(parent: StructureElement, cells: readonly Inline[], style: TextStyle, keptBelow: number): void {
    const height = this.heightOf(cells, style);
    if (this.flow.left < height + keptBelow) {
      this.flow.engine.addPage();
      this.headAgain();
    }
    if (style === totalStyle) this.rule(this.flow.engine.y, colours.strongLine, 0.9);
    const top = this.flow.engine.y;
    const row = this.flow.node(parent, 'TR');
    cells.forEach((text, index) => {
      const draw = () => this.cell(text, index, style, top);
      if (index === 0) this.flow.tag(row, 'TH', { scope: 'Row' }, draw);
      else this.flow.tag(row, 'TD', {}, draw);
    });
    row.end();
    this.rule(top + height, colours.line, 0.5);
    this.flow.engine.y = top + height;
  }

  private get notesHeight(): number {
    const heights = (this.table.notes ?? []).map((note) => this.flow.heightOf(note, noteStyle, contentWidth));
    return heights.reduce((sum, height) => sum + height + noteStyle.after, tableGap);
  }

  notes(): void {
    for (const note of this.table.notes ?? []) {
      const box = { x: page.left, y: this.flow.engine.y, width: contentWidth };
      this.flow.tag(this.flow.root, 'P', {}, () => this.flow.write(note, noteStyle, box));
      this.flow.engine.y += noteStyle.after;
    }
  }

  /** Height of the whole table and its notes, its caption aside. */
  get height(): number {
    const { head, rows, total } = this.table;
    const heights = rows.map((cells) => this.heightOf(cells, cell));
    const last = total ? this.heightOf(total, totalStyle) : 0;
    return heights.reduce((sum, height) => sum + height, this.heightOf(head, this.headStyle) + last + this.notesHeight);
  }

  /** The last rows, the total and the notes stay on one page. */
  body(parent: StructureElement): void {
    const { rows, total } = this.table;
    const totalHeight = total ? this.heightOf(total, totalStyle) : 0;
    rows.forEach((cells, index) => {
      const isLast = index >= rows.length - fewestRows;
      const after = isLast || !this.table.long ? rows.slice(index + 1).map((each) => this.heightOf(each, cell)) : [];
      const rest = after.reduce((sum, height) => sum + height, totalHeight + this.notesHeight);
      this.row(parent, cells, cell, isLast ? rest : 0);
    });
    if (total) this.row(parent, total, totalStyle, this.notesHeight);
  }
}

/** Points that the start of the table needs on its page: all of it when it is short, its first rows when it is long. */
export function spaceToStart(flow: Flow, table: Table): number {
  const ink = new TableInk(flow, table);
  const captionHeight = table.caption ? flow.heightOf(table.caption, captionStyle, contentWidth) + 11 : 0;
  const whole = captionHeight + ink.height;
  if (whole < keptWhole * page.height) return whole;
  const first = table.rows.slice(0, fewestRows).map((cells) => ink.heightOf(cells, cell));
  return first.reduce((sum, height) => sum + height, captionHeight + ink.heightOf(table.head, ink.headStyle));
}

/** Draws a table; each row MUST be lower than a page. The first cell of each row is its header. */
export function drawTable(flow: Flow, table: Table): void {
  const ink = new TableInk(flow, table);
  const { caption } = table;
  flow.ensure(spaceToStart(flow, table));
  if (caption) flow.skip(5);
  const element = flow.node(flow.root, 'Table');
  if (caption) {
    const y = flow.engine.y;
    flow.tag(element, 'Caption', {}, () => flow.write(caption, captionStyle, { x: page.left, y, width: contentWidth }));
    flow.engine.y += 4;
  }
  const head = flow.node(element, 'THead');
  ink.head(head);
  head.end();
  const body = flow.node(element, 'TBody');
  ink.body(body);
  body.end();
  element.end();
  flow.engine.x = page.left;
  flow.engine.y += tableGap;
  ink.notes();
}
