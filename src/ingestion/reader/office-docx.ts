/** DOCX (ISO/IEC 29500-1): paragraphs, tables, headers, footers and notes; what is hidden or deleted is kept apart. */
import { inherited, layered, OfficeText, type StyleLook, walkXml, whyUnseen } from './office-xml.js';

/** Half-points: a person reads nothing of one point or less. */
const TINY = 2;
const off = new Set(['0', 'false', 'off', 'none']);
const isOn = (attributes: Readonly<Record<string, string>>): boolean => !off.has(attributes.val ?? 'true');

/** One property of a run (17.3.2); undefined for those that do not bear on visibility. */
function lookOf(name: string, attributes: Readonly<Record<string, string>>): StyleLook | undefined {
  if (name === 'vanish' || name === 'webHidden' || name === 'specVanish') return { displayed: !isOn(attributes) };
  if (name === 'color') return { white: /^f[c-f]f[c-f]f[c-f]$/i.test(attributes.val ?? '') };
  if (name === 'sz') return { tiny: Number(attributes.val) <= TINY };
  return undefined;
}

/** Every style by its id, with what its runs look like (17.7). */
export function docxStyles(bytes: Uint8Array): Map<string, StyleLook> {
  const styles = new Map<string, StyleLook>();
  let id = '';
  walkXml(bytes, {
    open(name, attributes) {
      if (name === 'style') id = attributes.styleId ?? '';
      const look = name === 'basedOn' ? { parent: attributes.val } : lookOf(name, attributes);
      if (id !== '' && look) styles.set(id, { ...styles.get(id), ...look });
    },
    close(name) {
      if (name === 'style') id = '';
    },
    text: () => undefined,
  });
  return styles;
}

const breaks: Readonly<Record<string, string>> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' };
const ends: Readonly<Record<string, string>> = { p: '\n', tc: '\t' };

/** Where the reading of one part stands. */
class DocxPart {
  private paragraph: StyleLook = {};
  private run: StyleLook = {};
  private inRun = false;
  private deleted = 0;
  private isText = false;

  constructor(
    private readonly styles: ReadonlyMap<string, StyleLook>,
    private readonly into: OfficeText,
  ) {}

  private readonly opens: Readonly<Record<string, (value: string | undefined) => void>> = {
    p: () => {
      this.paragraph = {};
    },
    pStyle: (value) => {
      this.paragraph = inherited(this.styles, value);
    },
    r: () => {
      this.inRun = true;
      this.run = {};
    },
    rStyle: (value) => {
      this.run = layered(inherited(this.styles, value), this.run);
    },
    t: () => {
      this.isText = true;
    },
    delText: () => {
      this.isText = true;
    },
    del: () => {
      this.deleted += 1;
    },
    moveFrom: () => {
      this.deleted += 1;
    },
  };

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const opens = this.opens[name];
    if (opens) opens(attributes.val);
    else if (this.inRun) {
      this.run = layered(this.run, lookOf(name, attributes) ?? {});
      this.write(breaks[name] ?? '');
    }
  }

  close(name: string): void {
    this.into.write(ends[name] ?? '', null);
    if (name === 'r') this.inRun = false;
    if (name === 't' || name === 'delText') this.isText = false;
    if (name === 'del' || name === 'moveFrom') this.deleted -= 1;
  }

  text(text: string): void {
    if (this.isText) this.write(text);
  }

  private write(text: string): void {
    const why = this.deleted > 0 ? 'not_displayed' : whyUnseen(layered(this.paragraph, this.run));
    this.into.write(text, why);
  }
}

/** Appends the text of one part of the file: the document itself, a header, a footer, the notes. */
export function readDocxPart(bytes: Uint8Array, styles: ReadonlyMap<string, StyleLook>, into: OfficeText): void {
  walkXml(bytes, new DocxPart(styles, into));
}
