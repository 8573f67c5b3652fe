/**
 * pdfkit, opened so that its file is PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), or PDF/A-1b (ISO 19005-1), with
 * the same bytes each time.
 */
import { createRequire } from 'node:module';
import type { FontSource } from 'fontkit';
import PDFKit from 'pdfkit';
import { openFont } from './font.js';
import { page, type Weight } from './style.js';
import { accessibilityClaim, escapeXml } from './xmp.js';

/** PDF/A-1b is the part of the standard that an archive asks for and a free validator knows: it has no attachments. */
export type Conformance = 'PDF/A-3a' | 'PDF/A-1b';

export interface DocumentInformation {
  /** PDF/A-3a with PDF/UA-1 when absent. */
  readonly conformance?: Conformance;
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** BCP 47, such as `fr-FR`. */
  readonly language: string;
  /** The only hour in the file: two documents of one content and one hour have the same bytes. */
  readonly at: Date;
}

export interface ElementOptions {
  readonly alt?: string;
  readonly scope?: 'Column' | 'Row';
  readonly bbox?: readonly [number, number, number, number];
}

/** A node of the structure tree. */
export interface StructureElement {
  add(child: StructureElement): StructureElement;
  end(): void;
}

interface Reference {
  readonly data: Record<string, unknown>;
  write(bytes: Uint8Array): void;
  end(): void;
}

export interface Font {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/** What the published types of pdfkit leave out and this layer needs. */
interface Inside {
  _fontFamilies: Record<string, { readonly font: Font }>;
  readonly _root: { readonly data: Record<string, Reference> & { Perms?: unknown } };
  info: Record<string, unknown>;
  readonly page: {
    readonly dictionary: Reference;
    readonly annotations: Reference[];
    readonly margins: { bottom: number };
  };
  ref(data: Record<string, unknown>): Reference;
  struct(tag: string, options: ElementOptions, draw?: readonly (() => void)[]): StructureElement;
  addStructure(element: StructureElement): void;
  annotate(x: number, y: number, width: number, height: number, options: Record<string, unknown>): void;
  goTo(x: number, y: number, width: number, height: number, name: string, options: Record<string, unknown>): void;
  readonly outline: {
    readonly options: { expanded?: boolean };
    addItem(title: string, options: { readonly top: number }): void;
  };
  registerFont(name: string, font: FontSource): void;
  file(bytes: Buffer, options: Record<string, unknown>): void;
  initForm(): void;
  endMetadata(): void;
}

export type Engine = Omit<PDFKit.PDFDocument, keyof Inside> & Inside;

const require = createRequire(import.meta.url);
const family = '@expo-google-fonts/source-sans-3';
const fontFiles: Record<Weight, string> = {
  regular: `${family}/400Regular/SourceSans3_400Regular.ttf`,
  semibold: `${family}/600SemiBold/SourceSans3_600SemiBold.ttf`,
  bold: `${family}/700Bold/SourceSans3_700Bold.ttf`,
};

/** Names each weight; by file, pdfkit would parse it again at each change of font. */
function loadFonts(engine: Engine): void {
  for (const [weight, file] of Object.entries(fontFiles)) {
    engine.registerFont(weight, openFont(require.resolve(file)));
    engine.font(weight);
  }
}

/** pdfkit copies the information dictionary into the XMP packet without escaping it. */
function escapeMetadata(engine: Engine): void {
  const end = engine.endMetadata.bind(engine);
  engine.endMetadata = () => {
    const plain = engine.info;
    const escaped = Object.entries(plain).map(([key, value]) => [
      key,
      typeof value === 'string' ? escapeXml(value) : value,
    ]);
    engine.info = Object.fromEntries(escaped);
    end();
    engine.info = plain;
  };
}

export function openEngine(information: DocumentInformation): Engine {
  const { title, author, subject, language, at, conformance = 'PDF/A-3a' } = information;
  const options = {
    pdfVersion: conformance === 'PDF/A-1b' ? '1.4' : '1.7',
    tagged: true,
    subset: conformance,
    lang: language,
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    font: null,
    size: page.size,
    margins: { top: page.top, bottom: page.bottom, left: page.left, right: page.right },
    info: {
      Title: title,
      Author: author,
      Subject: subject,
      Creator: 'Greffe',
      Producer: 'Greffe',
      CreationDate: at,
      ModDate: at,
    },
  };
  const engine = new PDFKit(options as unknown as PDFKit.PDFDocumentOptions) as unknown as Engine;
  // A unit of 1 is the default, and JHOVE calls an integer there an invalid page dictionary.
  engine.on('pageAdded', () => {
    delete engine.page.dictionary.data.UserUnit;
  });
  if (conformance === 'PDF/A-3a') engine.appendXML(accessibilityClaim);
  // Without it pdfkit writes no Count, which PDF/A-1 wants of an outline with parts.
  engine.outline.options.expanded = true;
  escapeMetadata(engine);
  loadFonts(engine);
  engine.addPage();
  return engine;
}
