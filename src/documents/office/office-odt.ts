/** ODT (ISO/IEC 26300): text, tables, headers and footers; what is hidden or deleted is kept apart. */
import type { HiddenReason } from '../../domain/intake/message.js';
import { inherited, layered, type OfficeText, type StyleLook, whyUnseen } from './office-look.js';
import { addOdtStyles, type OdtStyles } from './office-odt-styles.js';
import { type Attributes, FOREIGN, walkXml } from './office-xml.js';

const unseenElements = new Set([
  'text:tracked-changes',
  'text:hidden-text',
  'text:hidden-paragraph',
  'office:annotation',
  'script:script',
  'office:script',
]);
const paragraphs = new Set(['text:p', 'text:h']);
const cells = new Set(['table:table-cell', 'table:covered-table-cell']);
const families: Readonly<Record<string, string>> = {
  'text:p': 'paragraph',
  'text:h': 'paragraph',
  'text:span': 'text',
  'text:section': 'section',
  'table:table-cell': 'table-cell',
};
const MOST_BLANKS = 200;
const blanks: Readonly<Record<string, (attributes: Attributes) => string>> = {
  'text:s': (given) => ' '.repeat(Math.min(Number(given['text:c'] ?? 1) || 1, MOST_BLANKS)),
  'text:tab': () => '\t',
  'text:line-break': () => '\n',
};

/** What holds inside one element, and ends with it. */
interface Frame {
  readonly look: StyleLook;
  readonly unseen: HiddenReason | null;
  readonly inParagraph: boolean;
}

class OdtPart {
  private readonly frames: Frame[] = [];
  private hasPage = false;

  constructor(
    private readonly styles: OdtStyles,
    private readonly into: OfficeText,
  ) {}

  open(name: string, attributes: Attributes): void {
    const outer = this.top;
    const family = families[name];
    const named = attributes[family === 'table-cell' ? 'table:style-name' : 'text:style-name'];
    this.frames.push({
      look: family ? layered(outer.look, inherited(this.styles.byName, `${family} ${named ?? ''}`)) : outer.look,
      unseen: outer.unseen ?? (this.isUnseen(name, attributes) ? 'not_displayed' : null),
      inParagraph: outer.inParagraph || paragraphs.has(name),
    });
    if (outer.inParagraph) this.write(blanks[name]?.(attributes) ?? '');
  }

  close(name: string): void {
    const { unseen } = this.frames.pop() ?? this.top;
    if (paragraphs.has(name)) this.into.write('\n', unseen);
    if (cells.has(name)) this.into.write('\t', unseen);
  }

  text(text: string): void {
    if (this.top.inParagraph) this.write(text);
  }

  private get top(): Frame {
    const look = this.styles.byName.get('paragraph ') ?? {};
    return this.frames.at(-1) ?? { look, unseen: null, inParagraph: false };
  }

  private isUnseen(name: string, attributes: Attributes): boolean {
    if (unseenElements.has(name) || name.startsWith(FOREIGN)) return true;
    if (name === 'style:master-page') return !this.isPageUsed(attributes['style:name'] ?? '');
    const display = attributes['text:display'] ?? attributes['style:display'];
    return display === 'none' || display === 'false' || isFolded(attributes['table:visibility']);
  }

  /** The first page is the one a document begins with. */
  private isPageUsed(name: string): boolean {
    const isFirst = !this.hasPage;
    this.hasPage = true;
    return isFirst || name === 'Standard' || this.styles.pages.has(name);
  }

  private write(text: string): void {
    const { look, unseen } = this.top;
    this.into.write(text, unseen ?? whyUnseen(look));
  }
}

const isFolded = (visibility: string | undefined): boolean => visibility === 'collapse' || visibility === 'filter';

/** The headers and footers of the pages, then the content. Throws when there is no content. */
export function readOdt(files: Readonly<Record<string, Uint8Array>>, into: OfficeText): void {
  const [named, content] = [files['styles.xml'], files['content.xml']];
  if (!content) throw new Error('The file has no content.');
  const styles: OdtStyles = { byName: new Map(), pages: new Set() };
  if (named) addOdtStyles(named, styles);
  const onTop: OdtStyles = { byName: new Map(styles.byName), pages: styles.pages };
  addOdtStyles(content, onTop);
  if (named) walkXml(named, new OdtPart(styles, into));
  walkXml(content, new OdtPart(onTop, into));
}
