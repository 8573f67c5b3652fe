/** Fonts of documents: parsed once in a process, and words laid out once for many documents. */
import { readFileSync } from 'node:fs';
import { create, type FontSource, type Glyph, type GlyphRun, type Position } from 'fontkit';

/** A word as it is laid out in a font that has made no glyph before. */
interface Shape {
  /** The glyphs of the characters, before ligatures and other substitutions. */
  readonly initial: readonly Glyph[];
  /** Every glyph that was made on the way. */
  readonly made: readonly Glyph[];
  readonly run: GlyphRun;
  readonly positions: readonly Position[];
}

/** Words are forgotten after so many documents: letters hold names. */
const DOCUMENTS = 64;

const withOwnGlyphs = (shared: FontSource): FontSource =>
  Object.create(shared, { _glyphs: { value: {}, writable: true } });

class SharedFont {
  private readonly shared: FontSource;
  private readonly recorder: FontSource;
  private readonly shapes = new Map<string, Shape>();
  private documents = 0;

  constructor(file: string) {
    this.shared = create(readFileSync(file));
    this.recorder = withOwnGlyphs(this.shared);
  }

  /**
   * The font of one document. Its glyphs are its own: a glyph keeps the characters it was first asked for, and with those
   * of another document the same text would not make the same bytes.
   */
  open(): FontSource {
    this.documents += 1;
    if (this.documents % DOCUMENTS === 0) this.shapes.clear();
    const font = withOwnGlyphs(this.shared);
    return Object.assign(font, {
      layout: (text: string, features?: unknown) =>
        (features === undefined && laid(font, this.shapeOf(text))) || this.shared.layout.call(font, text, features),
    });
  }

  private shapeOf(text: string): Shape {
    const known = this.shapes.get(text);
    if (known) return known;
    this.recorder._glyphs = {};
    const initial = [...this.recorder.glyphsForString(text)];
    const run = this.recorder.layout(text);
    const shape = { initial, made: Object.values(this.recorder._glyphs), run, positions: run.positions };
    this.shapes.set(text, shape);
    return shape;
  }
}

/** Kinds of space have one glyph, which nothing substitutes: a word is laid out alike whichever of them made it. */
const plain = (codePoint: number): number => (codePoint === 0xa0 || codePoint === 0x202f ? 0x20 : codePoint);

const sameCharacters = ({ codePoints }: Glyph, other: Glyph): boolean =>
  codePoints.length === other.codePoints.length &&
  codePoints.every((each, at) => plain(each) === plain(other.codePoints[at] ?? 0));

/** The run that the font would make; undefined when a glyph of it stands for other characters in this document. */
function laid(font: FontSource, { initial, made, run, positions }: Shape): GlyphRun | undefined {
  const own = ({ id, codePoints }: Glyph): Glyph => font.getGlyph(id, codePoints);
  if (!initial.every((glyph) => sameCharacters(own(glyph), glyph))) return undefined;
  for (const glyph of made) own(glyph);
  return Object.create(run, {
    glyphs: { value: run.glyphs.map(own) },
    // pdfkit scales them in place.
    positions: { value: positions.map((position) => ({ ...position })) },
  });
}

const fonts = new Map<string, SharedFont>();

/** The font of a file, for one document. */
export function openFont(file: string): FontSource {
  const font = fonts.get(file) ?? new SharedFont(file);
  fonts.set(file, font);
  return font.open();
}
