/** The way through a document: its table of contents with links, and the outline a viewer shows beside the pages. */
import type { StructureElement } from './engine.js';
import type { Flow } from './flow.js';
import { colours, contentWidth, page, paragraphs, type TextStyle } from './style.js';

interface Entry {
  readonly title: string;
  /** From 1. */
  readonly page: number;
  readonly destination: string;
}

const style: TextStyle = { ...paragraphs.body, size: 10.6, lineGap: 0 };
const lineHeight = 21;

/** Entries are known by their headings, which come later: the place is kept now and filled at the end. */
export class Contents {
  private readonly entries: Entry[] = [];
  private readonly node: StructureElement;
  private readonly pageIndex: number;
  private readonly top: number;

  /** Keeps room for that many entries where the flow stands. */
  constructor(
    private readonly flow: Flow,
    private readonly room: number,
    private readonly describe: (title: string, page: number) => string,
  ) {
    this.node = flow.node(flow.root, 'TOC');
    this.pageIndex = flow.pageNumber - 1;
    this.top = flow.engine.y;
    flow.engine.y += room * lineHeight + 10;
  }

  /** A heading that begins on the current page, where the flow stands. */
  add(title: string): void {
    const { engine } = this.flow;
    const destination = `section-${this.entries.length + 1}`;
    this.entries.push({ title, page: this.flow.pageNumber, destination });
    engine.addNamedDestination(destination, 'XYZ', null, engine.y - 12, null);
    engine.outline.addItem(title, { top: engine.y - 12 });
  }

  /** Writes the entries. Throws a RangeError when there are not as many headings as were announced. */
  draw(): void {
    if (this.entries.length !== this.room) {
      throw new RangeError(`The contents announce ${this.room} headings and the document has ${this.entries.length}.`);
    }
    this.flow.engine.switchToPage(this.pageIndex);
    this.entries.forEach((entry, index) => {
      this.line(entry, this.top + index * lineHeight);
    });
    this.node.end();
  }

  private line(entry: Entry, y: number): void {
    const { flow } = this;
    const number = String(entry.page);
    const right = page.left + contentWidth;
    const numberWidth = flow.widthOf(number, style);
    const item = flow.node(this.node, 'TOCI');
    const link = flow.node(item, 'Link', { alt: this.describe(entry.title, entry.page) });
    flow.tag(link, 'Span', {}, () => {
      flow.line(entry.title, style, page.left, y);
      flow.line(number, style, right - numberWidth, y);
    });
    flow.engine.goTo(page.left, y - 2, contentWidth, lineHeight - 4, entry.destination, {
      structParent: link,
      Contents: new String(this.describe(entry.title, entry.page)),
    });
    link.end();
    item.end();
    const from = page.left + flow.widthOf(entry.title, style) + 8;
    flow.artifact('Layout', () =>
      flow.engine
        .moveTo(from, y + 10.5)
        .lineTo(right - numberWidth - 8, y + 10.5)
        .lineWidth(0.6)
        .dash(0.6, { space: 3 })
        .stroke(colours.strongLine)
        .undash(),
    );
  }
}
