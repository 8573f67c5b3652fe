/** DOCX (ISO/IEC 29500-1): paragraphs, tables, headers, footers and notes; what is hidden or deleted is kept apart. */
import type { HiddenReason } from '../../domain/intake/message.js';
import { type DocxStyles, isAside, lookOf } from './office-docx-styles.js';
import { inherited, layered, type OfficeText, type StyleLook, whyUnseen } from './office-look.js';
import { type Attributes, FOREIGN, walkXml } from './office-xml.js';

export interface DocxReading {
  readonly styles: DocxStyles;
  readonly into: OfficeText;
  /** Why this part is hidden; null when it is visible. */
  readonly unseen: HiddenReason | null;
  /** The notes that the document points at, as `w:footnote 2`. */
  readonly notes: ReadonlySet<string>;
}

const breaks: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-' };
const ends: Readonly<Record<string, string>> = { 'w:p': '\n', 'w:tc': '\t' };
const texts = new Set(['w:t', 'w:delText', 'm:t']);
/** A program shows the choice it understands, and then not what stands in for it (ISO/IEC 29500-3, 7.5). */
const removed = new Set(['w:del', 'w:moveFrom', 'mc:Fallback']);
const notes = new Set(['w:footnote', 'w:endnote']);
const runs = new Set(['w:r', 'm:r']);
const framed = new Set(['w:tbl', 'w:tc', 'w:p', 'w:txbxContent', ...runs, ...removed, ...notes]);

/** What holds inside one element, and ends with it. */
interface Frame {
  readonly depth: number;
  readonly name: string;
  unseen: HiddenReason | null;
  /** Defaults, table style and the paper of the cell. */
  base: StyleLook;
  paragraph: StyleLook;
  character: StyleLook;
  direct: StyleLook;
}

class DocxPart {
  private readonly frames: [Frame, ...Frame[]];
  private depth = 0;
  private isText = false;

  constructor(private readonly reading: DocxReading) {
    const { unseen, styles } = reading;
    this.frames = [{ depth: 0, name: '', unseen, base: styles.defaults, paragraph: {}, character: {}, direct: {} }];
  }

  open(name: string, attributes: Attributes): void {
    this.depth += 1;
    if (texts.has(name)) this.isText = true;
    if (this.opensFrame(name)) this.push(name, attributes);
    else this.apply(name, attributes);
  }

  close(name: string): void {
    if (this.top.depth === this.depth) this.frames.pop();
    this.depth -= 1;
    if (texts.has(name)) this.isText = false;
    this.reading.into.write(ends[name] ?? '', this.top.unseen);
  }

  text(text: string): void {
    if (this.isText) this.write(text);
  }

  private get top(): Frame {
    return this.frames.at(-1) ?? this.frames[0];
  }

  /** The properties of a paragraph's mark are those of no run: they end with their own frame. */
  private opensFrame(name: string): boolean {
    const ofNoRun = name === 'w:rPr' && !runs.has(this.top.name);
    return ofNoRun || framed.has(name) || isAside(name) || name.startsWith(FOREIGN);
  }

  private push(name: string, attributes: Attributes): void {
    const { styles } = this.reading;
    const frame: Frame = { ...this.top, name, depth: this.depth };
    if (name === 'w:txbxContent') frame.unseen ??= this.why();
    if (removed.has(name) || name.startsWith(FOREIGN) || this.isLooseNote(name, attributes)) {
      frame.unseen = 'not_displayed';
    }
    if (name === 'w:p') frame.paragraph = inherited(styles.byId, styles.paragraph);
    if (name === 'w:p' || runs.has(name)) {
      frame.character = {};
      frame.direct = {};
    }
    this.frames.push(frame);
  }

  private isLooseNote(name: string, attributes: Attributes): boolean {
    return notes.has(name) && !this.reading.notes.has(`${name} ${attributes['w:id']}`);
  }

  private apply(name: string, attributes: Attributes): void {
    const frame = this.top;
    const style = () => inherited(this.reading.styles.byId, attributes['w:val']);
    if (name === 'w:pStyle') frame.paragraph = layered(frame.paragraph, style());
    else if (name === 'w:tblStyle') frame.base = layered(frame.base, style());
    else if (name === 'w:rStyle') frame.character = style();
    else if (runs.has(frame.name)) {
      frame.direct = layered(frame.direct, lookOf(name, attributes) ?? {});
      this.write(breaks[name] ?? '');
    } else if (name === 'w:shd') applyPaper(frame, lookOf(name, attributes) ?? {});
  }

  /** One style cannot show what another hides (17.7.3); only the run itself can. */
  private why(): HiddenReason | null {
    const { unseen, base, paragraph, character, direct } = this.top;
    const vanish = direct.vanish ?? (base.vanish || paragraph.vanish || character.vanish);
    return unseen ?? whyUnseen({ ...layered(base, paragraph, character, direct), vanish });
  }

  private write(text: string): void {
    this.reading.into.write(text, this.why());
  }
}

function applyPaper(frame: Frame, paper: StyleLook): void {
  if (frame.name === 'w:p') frame.paragraph = layered(frame.paragraph, paper);
  else frame.base = layered(frame.base, paper);
}

/** Appends the text of one part of the file: the document itself, a header, a footer, the notes. */
export function readDocxPart(bytes: Uint8Array, reading: DocxReading): void {
  walkXml(bytes, new DocxPart(reading));
}
